package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/internal/sources"
)

// TestFactsGenerate makes the packages anew, and compares them with those that are committed.
func TestFactsGenerate(t *testing.T) {
	models := sources.Folder(t, "ASLGEN_BOTOCORE", "API models")
	for _, p := range packages {
		files, err := generate(models, p)
		require.NoError(t, err, p.name)
		require.Len(t, files, 4)
		for name, text := range files {
			have, err := os.ReadFile(filepath.Join("..", "..", p.name, name))
			require.NoError(t, err)
			require.Equal(t, string(have), string(text), "%s/%s", p.name, name)
		}
	}
}

// TestErrorsAreThoseOfTheCatalogue holds the constants to the catalogue, each of them.
func TestErrorsAreThoseOfTheCatalogue(t *testing.T) {
	for _, p := range packages {
		var want []string
		for _, action := range service.OptimizedActions(p.service) {
			for _, name := range service.LookupOptimized(p.service, action).AllErrors() {
				if !slices.Contains(want, name) {
					want = append(want, name)
				}
			}
		}
		require.NotEmpty(t, want)
		require.ElementsMatch(t, want, constants(t, filepath.Join("..", "..", p.name, "errors_gen.go")), p.name)
	}
}

// constants returns the values of the constants of a file whose names begin with Err.
func constants(t *testing.T, name string) (values []string) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	require.NoError(t, err)
	for _, d := range file.Decls {
		for _, s := range d.(*ast.GenDecl).Specs {
			v, ok := s.(*ast.ValueSpec)
			if !ok {
				continue
			}
			require.True(t, strings.HasPrefix(v.Names[0].Name, "Err"))
			text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			values = append(values, text)
		}
	}
	return values
}

func TestConstantName(t *testing.T) {
	for _, c := range []struct{ typ, value, want string }{
		{"LaunchType", "FARGATE", "LaunchTypeFargate"},
		{"RunState", "InProgress", "RunStateInProgress"},
		{"WorkerType", "G.025X", "WorkerTypeG025x"},
		{"Mode", "CODING_MODE_1_0", "ModeCodingMode1_0"},
		{"Size", "ml.m5.2xlarge", "SizeMlM5_2xlarge"},
	} {
		require.Equal(t, c.want, constantName(c.typ, c.value, nil))
	}
	require.Equal(t, "Mode_A_B", constantName("Mode", "A_B", []string{"ModeAB"}), "two values never share a name")
}

func TestDescribe(t *testing.T) {
	number := func(f float64) *float64 { return &f }
	g := &generator{model: &model{Shapes: map[string]*shape{
		"Name":   {Type: "string", Min: number(1), Max: number(64), Pattern: "[a-z]+"},
		"Any":    {Type: "string", Min: number(0), Pattern: "[\\s\\S]*"},
		"Names":  {Type: "list", Member: ref{Shape: "Name"}, Max: number(5)},
		"Count":  {Type: "integer", Min: number(0)},
		"Huge":   {Type: "integer", Min: number(1), Max: number(2147483647)},
		"Mode":   {Type: "string", Enum: []string{"A"}},
		"Entry":  {Type: "structure"},
		"ByName": {Type: "map", Key: ref{Shape: "Name"}, Value: ref{Shape: "Entry"}},
		"Time":   {Type: "timestamp"},
	}}}
	for shape, want := range map[string]string{
		"Name":   "a text, 1 to 64 characters, of the pattern [a-z]+",
		"Any":    "a text",
		"Names":  "a list of texts, 1 to 64 characters each, at most 5 of them",
		"Count":  "a whole number, at least 0",
		"Huge":   "a whole number, at least 1",
		"Mode":   "one of the values of [Mode]",
		"Entry":  "an [Entry]",
		"ByName": "a map to [Entry]",
		"Time":   "a time, in milliseconds from the start of 1970 (UTC)",
	} {
		require.Equal(t, want, g.describe(shape))
	}
}

// TestNothingIsWrittenWithoutModels runs the generator on folders that hold no models.
func TestNothingIsWrittenWithoutModels(t *testing.T) {
	out := t.TempDir()
	require.ErrorContains(t, write(t.TempDir(), out), "no API model ecs")
	files, err := os.ReadDir(out)
	require.NoError(t, err)
	require.Empty(t, files)
}

// TestFactsPlan refuses plans that do not fit: it changes the plan of one package.
func TestFactsPlan(t *testing.T) {
	models := sources.Folder(t, "ASLGEN_BOTOCORE", "API models")
	for want, change := range map[string]func(*pkg){
		"is not in the catalogue":     func(p *pkg) { p.calls[0].action = "stopJobRun" },
		"there is no operation":       func(p *pkg) { p.calls[0].op = "GoJobRun" },
		"the API has no member":       func(p *pkg) { p.calls[0].op = "GetJobRun" },
		"there is no shape Nothing":   func(p *pkg) { p.calls[0].sync = "Nothing" },
		"to drop":                     func(p *pkg) { p.drop = []string{"JobRun.Nothing"} },
		"is not there, or required":   func(p *pkg) { p.always = []string{"JobRun.Nothing"} },
		"is no type of answers alone": func(p *pkg) { p.always = []string{"StartJobRunInput.JobRunId"} },
		"to give a type":              func(p *pkg) { p.retype = map[string]string{"JobRun.Nothing": "True"} },
		"lacks members":               func(p *pkg) { p.extra = nil },
		"of which the catalogue does": func(p *pkg) {
			p.extra["StartJobRunOutput"] = append(p.extra["StartJobRunOutput"], [2]string{"X", "IdString"})
		},
		"no API model nothing": func(p *pkg) { p.model = "nothing" },
	} {
		p := pkg{
			name: "gluetask", service: "glue", model: "glue",
			calls: []call{{action: "startJobRun", sync: "JobRun"}},
			extra: map[string][][2]string{"StartJobRunOutput": {{"JobName", "NameString!"}, {"JobRunId", "IdString!"}}},
		}
		_, err := generate(models, p)
		require.NoError(t, err)
		change(&p)
		_, err = generate(models, p)
		require.ErrorContains(t, err, want)
	}
}
