// Parses one expression a line with the reference implementation of JSONata: JSON strings in, {"ok"} or {"code", "position"} out.
"use strict";
const path = require("path");
const jsonata = require(path.join(process.env.ASLGEN_JSONATA_JS, "node_modules", "jsonata"));

const answers = [];
for (const line of require("fs").readFileSync(0, "utf8").split("\n")) {
	if (line === "") continue;
	try {
		jsonata(JSON.parse(line));
		answers.push({ ok: true });
	} catch (e) {
		// A regular expression that does not compile is an error of JavaScript, without code and position.
		answers.push({ ok: false, code: e.code, position: e.position });
	}
}
process.stdout.write(answers.map((a) => JSON.stringify(a) + "\n").join(""));
