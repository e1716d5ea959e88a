package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

func TestMatchPath(t *testing.T) {
	for _, c := range []struct {
		pattern, file string
		want          bool
	}{
		{"*.asl.json", "a.asl.json", true},
		{"*.asl.json", "x/a.asl.json", false},
		{"x/*.json", "x/a.json", true},
		{"**/a.json", "a.json", true},
		{"**/a.json", "x/y/a.json", true},
		{"x/**", "x/y/a.json", true},
		{"x/**/y/*.json", "x/y/a.json", true},
		{"x/**/y/*.json", "x/1/2/y/a.json", true},
		{"x/**/y/*.json", "x/1/2/z/a.json", false},
		{"**", "a", true},
		{"a", "a/b", false},
		{"a/b", "a", false},
	} {
		got := matchPath(strings.Split(c.pattern, "/"), strings.Split(c.file, "/"))
		require.Equal(t, c.want, got, "%s %s", c.pattern, c.file)
	}
}

// TestOptions gives a document what the configuration says, then what the flags say.
func TestOptions(t *testing.T) {
	c := &config{root: "/repo", validate: validateConfig{silence: []string{"ASL1"}, template: true, advice: true, express: []string{"fast/**"}}}
	for _, row := range []struct {
		name string
		args []string
		c    *config
		want validate.Options
	}{
		{"a.asl.json", nil, nil, validate.Options{}},
		{"a.asl.json", nil, c, validate.Options{Silence: []string{"ASL1"}, Template: true, Advice: true}},
		{"fast/a.asl.json", nil, c, validate.Options{Silence: []string{"ASL1"}, Template: true, Advice: true, WorkflowType: asl.ExecutionExpress}},
		{"fast/a.asl.json", []string{"--type", "standard", "--template=false", "--advice=false", "--silence", "2001"}, c,
			validate.Options{Silence: []string{"ASL1", "ASL2001"}, WorkflowType: asl.ExecutionStandard}},
		{"-", []string{"--advice", "--template", "--type=EXPRESS"}, nil, validate.Options{Template: true, Advice: true, WorkflowType: asl.ExecutionExpress}},
	} {
		a := &app{dir: "/repo"}
		flags := &validateFlags{}
		cmd := validateCommand(a)
		cmd.ResetFlags()
		flags.register(cmd)
		require.NoError(t, cmd.ParseFlags(row.args))
		require.NoError(t, flags.check())
		d := &document{name: row.name}
		a.options(d, flags, row.c)
		require.Equal(t, row.want, d.options, "%s %v", row.name, row.args)
	}
}

func TestFindProjectConfig(t *testing.T) {
	root := t.TempDir()
	file := func(parts ...string) string {
		path := filepath.Join(append([]string{root}, parts...)...)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, nil, 0o644))
		return path
	}
	outer, inner := file("aslgen.yaml"), file("a", "b", "aslgen.yaml")
	file("a", "b", "c", "d", "x.asl.json")
	file("a", "module", "go.mod")
	file("a", "module", "flows", "x.asl.json")
	known := map[string]string{}
	for range 2 { // from the disk, then from what is known
		require.Equal(t, inner, findProjectConfig(filepath.Join(root, "a", "b", "c", "d"), known))
		require.Equal(t, outer, findProjectConfig(filepath.Join(root, "a"), known))
		require.Empty(t, findProjectConfig(filepath.Join(root, "a", "module", "flows"), known))
	}
}

func TestPanicIsAFindingOfTheDocument(t *testing.T) {
	a := &app{dir: t.TempDir(), stdin: brokenReader{}}
	good, bad := &document{name: "good.asl.json"}, &document{name: "-"}
	require.NoError(t, os.WriteFile(filepath.Join(a.dir, good.name), []byte(`{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`), 0o644))
	require.NoError(t, a.judge(context.Background(), []*document{bad, good}))
	require.True(t, bad.failed)
	require.Equal(t, "ASL9001", bad.list[0].Code)
	require.Contains(t, bad.list[0].Help, "please report it")
	require.Empty(t, good.list, "the others are judged")

	var out strings.Builder
	a.stdout, a.stderr, a.sources = io.Discard, &out, map[string][]byte{}
	p := publisher{app: a, flags: &validateFlags{format: formatText}}
	require.ErrorContains(t, p.publish([]*document{bad, good}), "1 file could not be processed")
	require.Contains(t, out.String(), "ASL9001")
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { panic("out of order") }

func TestJudgeStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	require.ErrorIs(t, (&app{}).judge(ctx, []*document{{name: "a"}}), context.Canceled)
}

func TestCount(t *testing.T) {
	var c count
	require.Equal(t, "valid", c.verdict())
	c.add(diag.List{{Severity: diag.Advice}})
	require.Equal(t, "valid, 1 piece of advice", c.verdict())
	c.add(diag.List{{Severity: diag.Warning}, {Severity: diag.Warning}})
	require.Equal(t, "valid, 2 warnings, 1 piece of advice", c.verdict())
	c.add(diag.List{{Severity: diag.Error}})
	require.Equal(t, "1 error, 2 warnings, 1 piece of advice", c.verdict())
}
