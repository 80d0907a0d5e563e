// The rows of the other pages of a long table, fetched from this site when someone filters or sorts.

/** The rows before and after those of this page. `isComplete` is false if a page could not be loaded. */
export async function further(element) {
  const links = [...element.querySelectorAll(".pages a")];
  const current = links.findIndex((link) => link.ariaCurrent === "page");
  const loaded = await Promise.all(links.map((link, place) => (place === current ? [] : rowsOf(link.href))));
  const rows = loaded.map((pageRows) => pageRows ?? []);
  const isComplete = !loaded.includes(null);
  if (isComplete) element.querySelector(".pages")?.setAttribute("hidden", "");
  return { before: rows.slice(0, Math.max(current, 0)).flat(), after: rows.slice(current + 1).flat(), isComplete };
}

async function rowsOf(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll("[data-table] tbody tr")].map((row) => adopted(row, address));
  } catch {
    return null;
  }
}

// Imports a row of another page; its links are relative to that page.
function adopted(row, address) {
  const own = document.importNode(row, true);
  for (const link of own.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), address).href;
  return own;
}
