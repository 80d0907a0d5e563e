// On a phone each row of a table is laid out as a block, which takes the meaning of a table from some screen readers:
// roles give it back.

const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };

export function keepTableRoles(root) {
  for (const table of root.querySelectorAll(".listing, .insertions")) {
    table.setAttribute("role", ROLES.table);
    for (const element of table.querySelectorAll("thead, tbody, tr, td")) {
      element.setAttribute("role", ROLES[element.localName]);
    }
    for (const head of table.querySelectorAll("th")) {
      head.setAttribute("role", head.scope === "row" ? "rowheader" : "columnheader");
    }
  }
}
