// On a phone the header has room for a sign only: it opens the field above everything else in the header.

/** `sign` opens `form`, whose field then has the focus; leaving the field closes it. Without script the sign is a link. */
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
