// Inserts a reader's value into a command or a query: quoted for its place, or left out if it could do harm there.

const PLAIN = /^[0-9A-Za-z_.:@\\][0-9A-Za-z_.:@\\/-]*$/u;
// What ends a line, and what is not seen: the text that is copied would be another than the one that is shown.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const QUOTES = /['‘’‚‛]/gu;
const DOUBLE = /["“”„]/u;

/** The value quoted for its place after `before` in a command of a shell, or null if the placeholder must stay. */
export function inCommand(value, before, shell) {
  if (HIDDEN.test(value)) return null;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const quote = openQuote(line);
  if (shell === "powershell" && quote === "'") return value.replace(QUOTES, "$&$&");
  // In double quotes, PowerShell interprets `$` and backticks, the command prompt `%`, `^` and `!`; unquoted, nearly all.
  if (quote === '"') return DOUBLE.test(value) || /[$`%^!&|<>]/u.test(value) || value.endsWith("\\") ? null : value;
  return PLAIN.test(value) ? value : null;
}

function openQuote(line) {
  let open = "";
  for (const character of line) {
    if (open ? character === open : character === "'" || character === '"') open = open ? "" : character;
  }
  return open;
}

const MOST = 3;
const LONGEST = 120;
const doubled = (value) => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
const xpath = (value) => (!value.includes("'") ? `'${value}'` : value.includes('"') ? null : `"${value}"`);

/** A query for a log tool, narrowed to entries that contain some of the values. */
export function narrowed(tool, run, values) {
  const usable = values.filter((value) => !HIDDEN.test(value) && value.length <= LONGEST).slice(0, MOST);
  const clauses = usable.map(CLAUSES[tool] ?? (() => null)).filter(Boolean);
  if (!clauses.length) return run;
  if (tool === "xpath") return run.endsWith("]") ? `${run.slice(0, -1)}${clauses.map((clause) => ` and EventData[Data=${clause}]`).join("")}]` : run;
  if (tool === "powershell") return `${run} | Where-Object { ${clauses.join(" -and ")} }`;
  return `${run}${clauses.join("")}`;
}

const CLAUSES = {
  powershell: (value) => `$_.Properties.Value -contains '${value.replace(QUOTES, "$&$&")}'`,
  xpath,
  kql: (value) => `\n| where RenderedDescription contains ${doubled(value)}`,
  splunk: (value) => ` ${doubled(value)}`,
  elastic: (value) => ` and message: ${doubled(value)}`,
};
