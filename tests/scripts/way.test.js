// What an address asks for: any text has an answer, and nothing in it is more than text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { slug } from "../../templates/theme/scripts/lookup/slug.js";
import { asked, meant } from "../../templates/theme/scripts/way/question.js";

const LANGUAGES = ["en", "de"];

test("parameters stand in any order and case, and are unescaped", () => {
  const wanted = { source: "MSExchange ADAccess", id: "2084", language: "7", product: "Exchange", words: "" };
  for (const query of [
    "?EvtSrc=MSExchange+ADAccess&EvtID=2084&LCID=1031&ProdName=Exchange",
    "?prodname=Exchange%AE&LCID=0x0C07&evtid=2084&EVTSRC=MSExchange%20ADAccess",
    "#EvtSrc=MSExchange%20ADAccess&amp;EvtID=2084&amp;LCID=2055&amp;ProdName=Exchange%c2%ae",
    "?x=1?EvtSrc=MSExchange+ADAccess;EvtID=2084;LCID=3079;ProdName=Exchange",
  ]) {
    assert.deepEqual(asked(query), wanted, query);
  }
});

test("a full identifier, signed or not, goes by its lower half; a name stays a name", () => {
  assert.deepEqual(["1074005975", "0x400407D7", "-1073477673", "2007"].map((id) => asked(`?EvtID=${id}`).id), ["2007", "2007", "2007", "2007"]);
  assert.equal(asked("?EvtID=rsReservedItem").id, "rsReservedItem");
});

test("the first value counts, and the outer query before one within", () => {
  assert.equal(asked("?EvtID=1&EvtID=2").id, "1");
  assert.equal(asked(`?u=${encodeURIComponent("a?EvtID=2")}&EvtID=1`).id, "2"); // u stands before
  assert.equal(asked(`?EvtID=1&u=${encodeURIComponent("a?EvtID=2")}`).id, "1");
});

test("an address that isn't there is read as what it looks like", () => {
  const read = (path) => {
    const { language, corrected, source, id } = meant(path, LANGUAGES);
    return [language, corrected, source, id];
  };
  assert.deepEqual(read("DE/MSExchangeTransport/2007"), ["de", "de/msexchangetransport/2007/", "MSExchangeTransport", "2007"]);
  assert.deepEqual(read("EVT-MSExchangeTransport-2007"), ["", "evt-msexchangetransport-2007/", "MSExchangeTransport", "2007"]);
  assert.deepEqual(read("en/id/2007.html"), ["en", "en/id/2007/", "", "2007"]);
  assert.deepEqual(read("de/Checks/e101/index.html"), ["de", "de/checks/E101/", "", ""]);
  assert.deepEqual(read("fr/esE/474"), ["", "ese/474/", "esE", "474"]);
  assert.deepEqual(read(""), ["", "", "", ""]);
});

test("no text is too strange", () => {
  const signs = ["%", "%E0%A4%A", "&", "?", "=", "#", "/", "+", ";", "javascript:", "//", "<b>", "\u0000", "é", "𝄞", "EvtID", "..", "%2e%2e", "%252e"];
  let state = 7;
  const next = (most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % most;
  };
  for (let round = 0; round < 3000; round += 1) {
    const text = Array.from({ length: next(12) }, () => signs[next(signs.length)]).join("");
    const question = asked(text);
    for (const value of Object.values(question)) assert.equal(typeof value, "string");
    const { corrected } = meant(text, LANGUAGES);
    assert.match(corrected, /^([A-Za-z0-9-]+\/)*$/u, text);
    assert.ok(!corrected.startsWith("/"));
  }
  assert.ok(asked(`?EvtSrc=${"a".repeat(200_000)}`).source.length <= 300);
});

test("slugs are those of the generator", () => {
  assert.equal(slug("MSExchange Store Driver"), "msexchange-store-driver");
  assert.equal(slug("Über.Maß_7"), "ber-ma-7");
});
