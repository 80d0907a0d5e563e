// The permanent link of an event in the forms that tickets, wikis and chats take. Made here, because only the browser
// knows where the site stands.

/** A link in each form, by name. */
export function forms(url, title) {
  const html = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return {
    plain: url,
    markdown: `[${title.replace(/[[\]\\]/gu, "\\$&")}](${url})`,
    html: `<a href="${html(url)}">${html(title)}</a>`,
    jira: `[${title.replace(/[|\]]/gu, " ")}|${url}]`,
  };
}

export function enableLinking(root) {
  const panel = root.querySelector("[data-linking]");
  const link = root.querySelector(".permalink a");
  if (!panel || !link) return;
  const texts = forms(link.href, panel.dataset.title);
  for (const code of panel.querySelectorAll("[data-form]")) code.textContent = texts[code.dataset.form];
  panel.hidden = false;
}
