// On phones, the header has room only for an icon, which opens the search field over the rest of the header.

/** Makes `sign` open `form` and focus its field; leaving the field closes it. Without this script the icon is a link. */
export function enableOpener(sign, form) {
  const input = form.querySelector("input");
  sign.setAttribute("role", "button");
  sign.addEventListener("click", (event) => {
    event.preventDefault();
    form.classList.add("is-open");
    input.focus();
  });
  sign.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    sign.click();
  });
  input.addEventListener("blur", () => form.classList.remove("is-open"));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && form.classList.contains("is-open")) sign.focus();
  });
}
