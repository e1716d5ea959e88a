package arch

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// file parses a text as a file of package pkg.
func file(t *testing.T, pkg, text string) *sourceFile {
	t.Helper()
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, "x.go", text, parser.ParseComments)
	require.NoError(t, err)
	return &sourceFile{path: "x.go", pkg: pkg, ast: parsed, text: []byte(text), fset: fset}
}

// The sweeps find nothing while all is well, so these show that they would.

func TestUndocumentedFinds(t *testing.T) {
	const text = `package p

func F() {}

// Does something.
func G() {}

// T is a type.
type T struct {
	// A is documented, B with it.
	A int
	B int

	C int
	d int
}

type u struct{ E int }

func (u) M() {}

func (*T) M() {}

// Good is documented.
func Good() {}

const K = 1

// Block speaks for all.
const (
	L = 1
	M = 2
)
`
	names := func(problems []string) string {
		for i, p := range problems {
			problems[i], _, _ = strings.Cut(strings.SplitN(p, ": ", 2)[1], " needs")
		}
		return strings.Join(problems, ", ")
	}
	require.Equal(t, "F, G, T.C, M, K", names(undocumented(file(t, "asl", text), true)))
	require.Equal(t, "F, G, M, K", names(undocumented(file(t, "asl", text), false)))
}

func TestOutsideUsesFinds(t *testing.T) {
	const text = `package p

import (
	"net/http"
	"net/url"
	"os/exec"
	clock "time"
)

var _, _, _, _ = clock.Now, clock.Second, http.Get, exec.Command
var _ url.URL
`
	rules := parsePolicy(t, outside)
	require.Equal(t, []string{
		"x.go:4:2: asl must not import net/http",
		"x.go:6:2: asl must not import os/exec",
		"x.go:10:18: asl must not use time.Now",
	}, outsideUses(file(t, "asl", text), rules))
	require.Empty(t, outsideUses(file(t, "cmd/aslgen/internal/cli", text), rules))
}
