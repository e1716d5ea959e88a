package diag_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
)

// readersEnv names the folder whose node_modules holds what reads our reports.
const readersEnv = "ASLGEN_REPORTS_JS"

// readers returns the folder of a module in node_modules, or skips the test where it is absent.
func readers(t *testing.T, module string) string {
	t.Helper()
	dir := os.Getenv(readersEnv)
	if dir == "" {
		t.Skipf("%s is not set: it names a folder in which `npm install @microsoft/jest-sarif@1.0.0-beta.0 junit2json@4.0.0` was run", readersEnv)
	}
	dir, err := filepath.Abs(filepath.Join(dir, "node_modules", filepath.FromSlash(module)))
	require.NoError(t, err)
	if _, err := os.Stat(filepath.Join(dir, "package.json")); err != nil {
		t.Skipf("no module %s below %s", module, readersEnv)
	}
	return dir
}

// TestSARIFFollowsTheSchema holds SARIF logs to the published JSON Schema.
func TestSARIFFollowsTheSchema(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(readers(t, "@microsoft/jest-sarif"), "lib", "schemas", "sarif-2.1.0*.json"))
	require.NoError(t, err)
	require.NotEmpty(t, found, "the module has no schema")
	c := jsonschema.NewCompiler()
	c.AssertFormat = true
	text, err := os.ReadFile(found[0])
	require.NoError(t, err)
	require.NoError(t, c.AddResource("sarif.json", bytes.NewReader(text)))
	schema, err := c.Compile("sarif.json")
	require.NoError(t, err)

	lists := map[string]diag.List{"findings": findings, "none": nil}
	for _, text := range hostile {
		lists[text] = diag.List{
			{Code: "ASL2001", Severity: diag.Error, Message: text, Help: text, Pointer: text, Pos: diag.Pos{File: text, Line: 1, Column: 2},
				Related: []diag.Related{{Pos: diag.Pos{File: text, Line: -1}, Message: text}}},
			{Code: "X", Severity: diag.Severity(7), Message: text, Pos: diag.Pos{File: text, Line: 3, Column: -4}, End: diag.Pos{Line: -5}},
		}
	}
	for name, l := range lists {
		for _, tool := range []diag.Tool{{}, {Version: "v1.2.3", Defs: defs}, {Version: name, Defs: []diag.Def{{Code: "X"}}}} {
			var b bytes.Buffer
			require.NoError(t, diag.WriteSARIF(&b, l, tool))
			require.NoError(t, schema.Validate(decode(t, b.Bytes())), "%.80q", name)
		}
	}
	// The schema refuses what is wrong, or the above would show nothing.
	var b bytes.Buffer
	require.NoError(t, diag.WriteSARIF(&b, findings, diag.Tool{}))
	require.Error(t, schema.Validate(decode(t, bytes.Replace(b.Bytes(), []byte(`"startLine": 2`), []byte(`"startLine": 0`), 1))))
}

func decode(t *testing.T, text []byte) any {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	require.NoError(t, d.Decode(&v))
	return v
}

// TestJUnitIsReadByOthers lets an npm module and Python's parser read reports.
func TestJUnitIsReadByOthers(t *testing.T) {
	var b bytes.Buffer
	list := findings[:len(findings):len(findings)]
	for _, text := range hostile {
		list = append(list, diag.Diagnostic{Code: "ASL2001", Severity: diag.Error, Message: text, Pos: diag.Pos{File: text, Line: 1}})
	}
	require.NoError(t, diag.WriteJUnit(&b, list, files))
	want := readJUnit(t, b.Bytes())

	t.Run("junit2json", func(t *testing.T) {
		module := readers(t, "junit2json")
		out := runReader(t, b.Bytes(), "node", "--input-type=module", "-e", `
			import { readFileSync } from "node:fs"
			const { parse } = await import("file://" + process.argv[1] + "/dist/esm/index.js")
			const report = await parse(readFileSync(0, "utf8"))
			const cases = report.testsuite.flatMap(s => s.testcase)
			console.log(JSON.stringify({ tests: report.tests, failures: report.failures, suites: report.testsuite.length,
				cases: cases.length, failed: cases.filter(c => c.failure).length }))`, module)
		require.JSONEq(t, string(counts(t, want)), string(out))
	})
	t.Run("python", func(t *testing.T) {
		out := runReader(t, b.Bytes(), "python3", "-c", `
import json, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
cases = root.findall("testsuite/testcase")
print(json.dumps({"tests": int(root.get("tests")), "failures": int(root.get("failures")), "suites": len(root.findall("testsuite")),
    "cases": len(cases), "failed": len([c for c in cases if c.find("failure") is not None])}))`)
		require.JSONEq(t, string(counts(t, want)), string(out))
	})
}

// counts are the figures that a reader must find.
func counts(t *testing.T, r junitReport) []byte {
	cases, failed := 0, 0
	for _, s := range r.Suites {
		cases += len(s.Cases)
		for _, c := range s.Cases {
			failed += len(c.Failures)
		}
	}
	text, err := json.Marshal(map[string]int{"tests": r.Tests, "failures": r.Failures, "suites": len(r.Suites), "cases": cases, "failed": failed})
	require.NoError(t, err)
	return text
}

// runReader hands a text to a program and returns what it prints, or skips the test where the program is absent.
func runReader(t *testing.T, text []byte, program string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("%s is not installed", program)
	}
	cmd := exec.Command(path, args...)
	cmd.Stdin = bytes.NewReader(text)
	var out, errors bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, io.Writer(&errors)
	require.NoError(t, cmd.Run(), "%s", errors.String())
	return out.Bytes()
}
