package builder_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// A refusal is a program that compiles and that Build refuses. Its diagnostics are written as "CODE message (help)" and
// stand at the lines with the comments // @name, // @name.2, // @name.3 …, in this order.
type refusal struct {
	name    string
	program func(w *ward)
	alone   func() builder.Definition // instead of program: makes its own workflow
	want    []string
	at      []string // other marks than these
	related []string // of all diagnostics: "message @mark"
}

// ward is the workflow that most refusals are made in.
type ward = builder.Workflow[admission, discharge]

type admission struct {
	PatientID string
	Age       int
	Weight    float64
	Urgent    bool
	Arrived   time.Time
	Comment   *string
	Insurance *insurance
	Wards     []string
	Scans     []scan
	Nothing   struct{}
	Dose      int    `json:",string"`
	Code      string `json:",string"`
	secret    string
	Hidden    string `json:"-"`
}

type insurance struct{ Number string }

type scan struct {
	ID    string
	Score float64
}

type chartQuery struct {
	PatientID string
	Depth     int
	Comment   string
	Nothing   struct{}
	Extra     any
}

type chart struct {
	Summary  string
	Findings int
}

type discharge struct {
	Note  string
	Count int
}

type finding struct{ Text string }

type question struct{ Token, Text string }

type verdict string

const (
	approve verdict = "approve"
	reject  verdict = "reject"
)

func (verdict) Values() []verdict { return []verdict{approve, reject} }

type reply struct{ Verdict verdict }

func fetchChart(context.Context, chartQuery) (chart, error) { return chart{}, nil }

// fetching makes a Task that fetches a chart.
func fetching(s builder.Scope, name string) *builder.TaskState[chartQuery, chart] {
	return builder.Task(s, name, lambdatask.Handler("fetch-chart", fetchChart)) // @fetching
}

// done makes the end of the workflow.
func done(w *ward) *builder.SucceedState[discharge] {
	return builder.Succeed(w, "Done", &discharge{}) // @done
}

// asking makes a gate that waits for an reply.
func asking(s builder.Scope, name string) *builder.TaskState[question, reply] {
	q := question{}
	return builder.Task(s, name, sqstask.WithToken[question, reply]("reviews")). // @asking
											Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()))
}

// refusals are all tables together.
func refusals() []refusal {
	return slices.Concat(refusedReads, refusedFlow, refusedStates, refusedExpressions, refusedItems, refusedZeroes, refusedPlaces, refusedAWS, refusedArguments, refusedDynamoDB, refusedRequire, refusedSensitive)
}

func (r refusal) make() builder.Definition {
	if r.alone != nil {
		return r.alone()
	}
	w := builder.New[admission, discharge]("ward") // @new
	r.program(w)
	return w
}

// TestRefuse builds every program and compares its diagnostics, all of them, with the table.
func TestRefuse(t *testing.T) {
	at := marks(t)
	names := map[string]bool{}
	for _, r := range refusals() {
		require.False(t, names[r.name], "%s stands in the tables twice", r.name)
		names[r.name] = true
		t.Run(r.name, func(t *testing.T) {
			w := r.make()
			machine, faults := w.Build() // @build
			require.Nil(t, machine)
			require.Equal(t, expected(t, at, r), printed(faults))
			require.Equal(t, relatedWanted(t, at, r), relatedOf(faults))
			require.True(t, slices.IsSortedFunc(faults, byPlace), "the diagnostics are sorted")

			again, second := w.Build()
			require.Nil(t, again)
			if r.at == nil || r.at[0] != "build" { // whose place is that of Build itself
				require.Equal(t, faults, second, "a second Build says the same")
			}
		})
	}
	require.GreaterOrEqual(t, len(names), 60, "the tables have become too small")
}

// TestRefuseEveryCode holds the tables to every code of the builder.
func TestRefuseEveryCode(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range refusals() {
		for _, w := range r.want {
			code, _, _ := strings.Cut(w, " ")
			seen[code] = true
		}
	}
	for _, d := range builder.Defs() {
		if slices.Contains(warned, d.Code) {
			continue
		}
		require.True(t, seen[d.Code], "no program is refused with %s, %s", d.Code, d.Title)
	}
}

// TestRefuseHelp holds every diagnostic to a remedy.
func TestRefuseHelp(t *testing.T) {
	for _, r := range refusals() {
		for _, w := range r.want {
			if strings.Contains(w, " (") && strings.HasSuffix(w, ")") || slices.ContainsFunc(withoutHelp, func(s string) bool { return strings.Contains(w, s) }) {
				continue
			}
			t.Errorf("%s: no help in %s", r.name, w)
		}
	}
}

// withoutHelp are messages that say themselves what would be right.
var withoutHelp = []string{"; 1 to ", "; 0 to ", "whole seconds from", "placeholders {} for", "Replace of the empty text", "Partition into lists of 0", "can be looked for"}

// TestRefuseTrimmed runs the tables in a test binary whose files have trimmed paths.
func TestRefuseTrimmed(t *testing.T) {
	if testing.Short() || os.Getenv("ASLGEN_TRIMMED") != "" {
		t.Skip("compiles this test once more, or is that test")
	}
	cmd := exec.Command("go", "test", "-trimpath", "-count=1", "-run=^TestRefuse$", ".")
	cmd.Env = append(os.Environ(), "ASLGEN_TRIMMED=1")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}

func byPlace(a, b diag.Diagnostic) int {
	return strings.Compare(fmt.Sprintf("%s:%06d", a.Pos.File, a.Pos.Line), fmt.Sprintf("%s:%06d", b.Pos.File, b.Pos.Line))
}

func printed(faults diag.List) []string {
	out := []string{}
	for _, d := range faults {
		text := fmt.Sprintf("%s:%d: %s %s", d.Pos.File, d.Pos.Line, d.Code, d.Message)
		if d.Help != "" {
			text += " (" + d.Help + ")"
		}
		out = append(out, text)
	}
	return out
}

func expected(t *testing.T, at map[string]diag.Pos, r refusal) []string {
	t.Helper()
	out := []string{}
	for i, w := range r.want {
		mark := r.name
		switch {
		case r.at != nil:
			mark = r.at[i]
		case i > 0:
			mark = fmt.Sprintf("%s.%d", r.name, i+1)
		}
		require.True(t, at[mark].IsValid(), "no line has the comment // @%s", mark)
		out = append(out, fmt.Sprintf("%s:%d: %s", at[mark].File, at[mark].Line, w))
	}
	return out
}

func relatedOf(faults diag.List) []string {
	var out []string
	for _, d := range faults {
		for _, r := range d.Related {
			out = append(out, fmt.Sprintf("%s %s:%d", r.Message, r.Pos.File, r.Pos.Line))
		}
	}
	return out
}

func relatedWanted(t *testing.T, at map[string]diag.Pos, r refusal) []string {
	t.Helper()
	var out []string
	for _, w := range r.related {
		message, mark, _ := strings.Cut(w, " @")
		require.True(t, at[mark].IsValid(), "no line has the comment // @%s", mark)
		out = append(out, fmt.Sprintf("%s %s:%d", message, at[mark].File, at[mark].Line))
	}
	return out
}

// marks finds the lines of the comments // @name in the tables. The files are named as the compiler names them in this very
// binary.
func marks(t *testing.T) map[string]diag.Pos {
	t.Helper()
	_, self, _, _ := runtime.Caller(0)
	files, err := filepath.Glob("refuse_*_test.go")
	require.NoError(t, err)
	out := map[string]diag.Pos{}
	mark := regexp.MustCompile(`// @([a-z0-9.-]+)( @[a-z0-9.-]+)*$`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		lines := bufio.NewScanner(bytes.NewReader(text))
		for n := 1; lines.Scan(); n++ {
			found := mark.FindString(lines.Text())
			for _, name := range strings.Fields(strings.TrimPrefix(found, "//")) {
				name = strings.TrimPrefix(name, "@")
				require.False(t, out[name].IsValid(), "two lines have the comment // @%s", name)
				out[name] = diag.Pos{File: filepath.ToSlash(filepath.Join(filepath.Dir(self), file)), Line: n}
			}
		}
	}
	return out
}
