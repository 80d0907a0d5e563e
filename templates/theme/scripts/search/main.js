// The page that searches all texts, with Pagefind's index. The query is in the address after `#`.

import { announce } from "../announce.js";
import { filled } from "../phrase.js";
import { fragmentOf, queryOf } from "../rows.js";
import { engine } from "./engine.js";
import { chosen, showFilters } from "./filters.js";
import { answered, counted, vocabulary, wordsAndSynonyms } from "./question.js";
import { showResults } from "./results.js";

const AT_ONCE = 12;
const PAUSE = 120;

/** Enables the page; rejects if the index can't be loaded. */
export async function enableSearching(root) {
  const form = root.querySelector("form");
  const input = form.querySelector("input");
  const count = root.querySelector(".search-count");
  const more = root.querySelector(".search-more");
  let asked = 0;
  let results = [];
  let shown = AT_ONCE;

  const pagefind = await engine(root.dataset.bundle);
  const ready = pagefind.filters().catch(() => {}); // from then on, results come with the counts of their filters
  const known = vocabulary(root.dataset.stop, root.dataset.synonyms);

  const show = async () => {
    const query = input.value;
    const data = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    if (query !== input.value) return;
    const loaded = results.slice(0, shown).map(({ score }, place) => ({ score, ...data[place] }));
    showResults(root, loaded, wordsAndSynonyms(query, known).join(" "));
    more.hidden = results.length <= shown;
  };
  // Where a part of the index can't be loaded, as without a network, the page says so; the next question tries again.
  const attempt = (step) =>
    step().catch(() => {
      count.textContent = root.dataset.failed;
      announce(count.textContent);
    });
  const search = () => attempt(answer);
  const answer = async () => {
    asked += 1;
    const own = asked;
    const query = input.value.trim();
    root.querySelector(".search-found").hidden = !query;
    if (!query) return;
    await ready;
    const given = await answered(pagefind, query, chosen(root), known);
    const filters = given.filters ?? counted(await Promise.all(given.results.map((result) => result.data())));
    if (own !== asked) return;
    ({ results } = given);
    shown = AT_ONCE;
    showFilters(root, results.length ? filters : {}, search);
    const { none, countOne, count: countMany } = root.dataset;
    count.textContent = !results.length ? none : results.length === 1 ? countOne : filled(countMany, { count: results.length });
    announce(count.textContent);
    root.querySelector(".search-none").hidden = results.length > 0;
    await show();
  };

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  input.addEventListener("change", () => {
    history.replaceState(history.state, "", fragmentOf(input.value) || location.pathname);
  });
  more.addEventListener("click", () => {
    shown += AT_ONCE;
    attempt(show);
  });
  window.addEventListener("hashchange", () => {
    input.value = queryOf(location.hash);
    search();
  });
  root.querySelector(".search-narrow").open = matchMedia("(min-width: 45em)").matches;
  root.querySelector(".search-needs").hidden = true;
  form.hidden = false;
  input.value = queryOf(location.hash);
  await search();
}
