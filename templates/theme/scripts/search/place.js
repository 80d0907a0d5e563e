// Where a result of the full-text search leads.

import { encoded } from "../encoded.js";

/**
 * Title, address below the site's root and excerpt of a result: of the part of its page, such as a code of a table, that
 * says most of the words, or else of the whole page, with the words to be marked in it.
 */
export function placeOf({ url, meta, excerpt, sub_results: parts = [] }, words) {
  const [best] = parts.filter(({ anchor }) => anchor).sort((a, b) => weightOf(b) - weightOf(a));
  const place = best ?? { title: meta.title, url: `${url}#h=${encoded(words)}`, excerpt };
  return { title: place.title, href: place.url.replace(/^\//u, ""), excerpt: place.excerpt };
}

function weightOf({ weighted_locations: locations = [] }) {
  return locations.reduce((sum, { balanced_score: score, weight }) => sum + (score ?? weight ?? 0), 0);
}
