// Pagefind, set up for these texts; shared by the search page and the find field.

const RANKING = { termFrequency: 0.6, pageLength: 0.3, termSaturation: 1.2, termSimilarity: 3 };

/** The engine whose files are below an address; rejects if they can't be loaded. */
export async function engine(bundle) {
  const pagefind = await import(new URL(`${bundle}pagefind.js`, document.baseURI).href);
  await pagefind.options({ baseUrl: "/", ranking: RANKING, excerptLength: 26 });
  await pagefind.init();
  return pagefind;
}
