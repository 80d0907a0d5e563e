// The part of the engine that reads entries. It is a script of its own, loaded with the first paste: whoever types needs
// none of it.

import { entries } from "./entries.js";

globalThis.eventkb.entries = entries;
