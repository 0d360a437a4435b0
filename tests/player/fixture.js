// What nn_core and pages/ui computed for these tests (test_player_modules.py writes it); null where a test is run by itself.

import { readFileSync } from "node:fs";

const path = process.env.PLAYER_FIXTURE;

export const fixture = path ? JSON.parse(readFileSync(path, "utf-8")) : null;
export const needsPython = { skip: fixture ? false : "run by test_player_modules.py only, which hands over Python's numbers" };
