// On phones, rows of a table are displayed as blocks, so some screen readers no longer recognise the table: roles restore
// it.

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
