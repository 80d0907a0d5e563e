// Opens the case that the address names, and all cases for printing; without this script, readers open them themselves.

export function enableCases(root) {
  const cases = [...root.querySelectorAll("details.case")];
  if (!cases.length) return;
  const open = () => {
    const named = cases.find(({ id }) => `#${id}` === location.hash);
    if (!named || named.open) return;
    named.open = true;
    named.scrollIntoView();
  };
  let opened = [];
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => {
    // With the reader's values, only the case that applies is printed; it is open already.
    opened = cases.filter((item) => !item.open && !item.closest(".has-yours"));
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
  open();
}
