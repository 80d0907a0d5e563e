// The rows of a long table's further pages, fetched from this site when someone filters or sorts.

/** The rows before and after this page's own. `isComplete` is false where a page could not be loaded. */
export async function further(element) {
  const links = [...element.querySelectorAll(".pages a")];
  const here = links.findIndex((link) => link.ariaCurrent === "page");
  const loaded = await Promise.all(links.map((link, place) => (place === here ? [] : rowsOf(link.href))));
  const rows = loaded.map((found) => found ?? []);
  const isComplete = !loaded.includes(null);
  if (isComplete) element.querySelector(".pages")?.setAttribute("hidden", "");
  return { before: rows.slice(0, Math.max(here, 0)).flat(), after: rows.slice(here + 1).flat(), isComplete };
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

// Links of another page are relative to that page.
function adopted(row, address) {
  const own = document.importNode(row, true);
  for (const link of own.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), address).href;
  return own;
}
