package load

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
)

func TestInternalParent(t *testing.T) {
	for rel, want := range map[string]string{
		"":                        "",
		"flow":                    "",
		"internal":                "",
		"internal/flow":           "",
		"a/internal":              "a",
		"a/internal/b":            "a",
		"a/internal/b/internal/c": "a/internal/b",
		"a/internally/b":          "",
	} {
		require.Equal(t, want, internalParent(rel), "%q", rel)
	}
}

func TestProgramReachesInternalPackagesStepByStep(t *testing.T) {
	p := newProgram([]*Package{
		{Path: "u/flow", ModulePath: "u", Symbols: []Symbol{{Name: "A", Call: true, Pos: diag.Pos{File: `C:\u\flow.go`, Line: 3}}}},
		{Path: "u/a/internal/b/internal/c", ModulePath: "u", Symbols: []Symbol{{Name: "V"}}},
	})
	require.Len(t, p.files, 3)
	main := p.files["aslgen_driver_tmp/main.go"]
	require.Contains(t, main, `p0 "u/flow"`)
	require.Contains(t, main, `return p0.A()`)
	require.Contains(t, main, `"C:\\u\\flow.go"`)
	require.Contains(t, main, `p1 "u/a/aslgen_driver_tmp1"`)
	require.Contains(t, main, `p1.Entries...`)
	require.Contains(t, p.files["a/aslgen_driver_tmp1/helper.go"], `p0 "u/a/internal/b/aslgen_driver_tmp1"`)
	last := p.files["a/internal/b/aslgen_driver_tmp1/helper.go"]
	require.Contains(t, last, `p0 "u/a/internal/b/internal/c"`)
	require.Contains(t, last, "return p0.V }")
}

func TestMessages(t *testing.T) {
	var m messages
	m.add("/u", "b.go:10:2: late")
	m.add("/u", "b.go:9:2: early")
	m.add("/u", "/u/a.go:3:8: could not import x (no export data)")
	m.output("/u", "# u/x\n./a.go:3:8: cannot find x; to add it:\n\tgo get x\n\nb.go:9:2: early\nlink: no place\n")
	require.Equal(t, []string{
		"link: no place",
		"/u/a.go:3:8: cannot find x; to add it:\n\tgo get x",
		"/u/b.go:9:2: early",
		"/u/b.go:10:2: late",
	}, m.lines())

	var alone messages
	alone.add("/u", "a.go:3: could not import x (no metadata for x)")
	require.Equal(t, []string{"/u/a.go:3: could not import x (no metadata for x)"}, alone.lines(), "better than nothing")
}

const trace = `panic: assignment to entry in nil map

goroutine 1 [running]:
github.com/aslgen/aslgen/builder.deep(...)
	/u/lib/builder/deep.go:9 +0x1
example.com/u/flow.init.0()
	/u/flow/flow.go:7 +0x2a
main.init.0()
	/u/aslgen_driver_tmp/main.go:3 +0x2a
exit status 2
`

func TestCrashFilter(t *testing.T) {
	pkgs := []*Package{{ModuleDir: "/u", Symbols: []Symbol{{Name: "A", Pos: diag.Pos{File: "/u/flow/flow.go", Line: 30}}}}}
	var shown bytes.Buffer
	f := newCrashFilter(&shown)
	text := "hello\nunfinished " + "line\n" + trace
	for len(text) > 0 { // in pieces, as a pipe gives them
		n := min(7, len(text))
		f.Write([]byte(text[:n]))
		text = text[n:]
	}
	f.flush()
	require.Equal(t, "hello\nunfinished line\n", shown.String(), "the stack is not shown")
	d := f.diagnose(pkgs, errors.New("exit status 2"))
	require.Equal(t, diag.Pos{File: "/u/flow/flow.go", Line: 7}, d.Pos)
	require.Contains(t, d.Message, "panic: assignment to entry in nil map")

	quiet := newCrashFilter(&shown)
	quiet.Write([]byte("no region"))
	quiet.flush()
	d = quiet.diagnose(pkgs, errors.New("exit status 1"))
	require.Equal(t, 30, d.Pos.Line)
	require.Contains(t, d.Message, `with exit status 1, after it printed "no region"`)
	require.True(t, strings.HasSuffix(shown.String(), "no region\n"))
}
