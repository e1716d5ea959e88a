package arch

import (
	"fmt"
	"go/ast"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// rule is one line "name > a b" of a policy.
type rule struct {
	name  string
	right []string
}

// parsePolicy reads the lines of a policy text.
func parsePolicy(t *testing.T, text string) []rule {
	t.Helper()
	var rules []rule
	seen := map[string]bool{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, right, found := strings.Cut(line, ">")
		name = strings.TrimSpace(name)
		require.True(t, found, "policy line %q has no >", line)
		require.False(t, seen[name], "policy names %q twice", name)
		seen[name] = true
		rules = append(rules, rule{name: name, right: strings.Fields(right)})
	}
	return rules
}

// find returns the rule for a package: the longest name that fits.
func find(rules []rule, pkg string) *rule {
	var best *rule
	for i, r := range rules {
		if matches(r.name, pkg) && (best == nil || len(r.name) > len(best.name)) {
			best = &rules[i]
		}
	}
	return best
}

// may reports whether the policy lets package from import package to.
func may(rules []rule, from, to string) bool {
	return reaches(rules, from, to, map[string]bool{})
}

func reaches(rules []rule, from, to string, seen map[string]bool) bool {
	r := find(rules, from)
	if r == nil || seen[r.name] {
		return false
	}
	seen[r.name] = true
	for _, next := range r.right {
		switch {
		case next == "*":
			if !matches("cmd/**", to) && !matches("golden/**", to) {
				return true
			}
		case matches(next, to), reaches(rules, strings.TrimSuffix(next, "/**"), to, seen):
			return true
		}
	}
	return false
}

// imports calls the function for every import of the files that are not tests.
func imports(files []*sourceFile, each func(f *sourceFile, spec *ast.ImportSpec, path string)) {
	for _, f := range files {
		if f.test {
			continue
		}
		for _, spec := range f.ast.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				panic(err) // the parser has read it
			}
			each(f, spec, path)
		}
	}
}

func TestPolicyDecides(t *testing.T) {
	rules := parsePolicy(t, policy)
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"asl/jsontree", "asl/diag", true},
		{"asl", "asl/diag", true}, // by way of jsontree
		{"asl", "builder", false},
		{"asl/diag", "asl", false},
		{"asl", "asl/expr/jsonata", false},
		{"asl/validate/rules", "asl/service", true},
		{"asl/emit/gosrc", "builder", false},
		{"builder", "asl/emit", false},
		{"builder", "patterns/review", false},
		{"builder/task/lambdatask", "builder", true},
		{"patterns/review", "builder/task/sqstask", true},
		{"cmd/aslgen/internal/cli", "patterns/review", true},
		{"cmd/aslgen", "cmd/aslgen/internal/cli", true},
		{"cmd/aslgen", "golden", false},
		{"examples/clinicalnote", "cmd/aslgen", false},
		{"builder/generate", "builder/schema", true},
		{"builder/generate", "cmd/aslgen", false},
	} {
		require.Equal(t, c.want, may(rules, c.from, c.to), "%s imports %s", c.from, c.to)
	}
}

func TestImportsFollowThePolicy(t *testing.T) {
	rules := parsePolicy(t, policy)
	files := sources(t)
	unknown := map[string]bool{}
	for _, f := range files {
		if find(rules, f.pkg) == nil && !unknown[f.pkg] {
			unknown[f.pkg] = true
			t.Errorf("package %s is not in the import policy (internal/arch/policy_test.go)", f.pkg)
		}
	}
	imports(files, func(f *sourceFile, spec *ast.ImportSpec, path string) {
		to, ours := strings.CutPrefix(path, module+"/")
		if ours && !may(rules, f.pkg, to) {
			t.Errorf("%s: %s must not import %s", f.position(spec), f.pkg, to)
		}
	})
}

func TestThirdPartyImportsHaveOneHome(t *testing.T) {
	rules := parsePolicy(t, thirdParty)
	tests := strings.Fields(testOnly)
	imports(sources(t), func(f *sourceFile, spec *ast.ImportSpec, path string) {
		first, _, _ := strings.Cut(path, "/")
		if !strings.Contains(first, ".") || path == module || strings.HasPrefix(path, module+"/") {
			return
		}
		if matches("examples/**", f.pkg) && strings.HasPrefix(path, "github.com/aws/") {
			return // examples are users, who bring the SDK
		}
		r := home(rules, path)
		switch {
		case r != nil && matchesAny(r.right, f.pkg):
		case r != nil:
			t.Errorf("%s: %s must not import %s; its home is %s", f.position(spec), f.pkg, path, strings.Join(r.right, ", "))
		default:
			why := "it is not in the list of dependencies"
			for _, m := range tests {
				if strings.HasPrefix(path, m) {
					why = "only tests may"
				}
			}
			t.Errorf("%s: %s must not import %s: %s", f.position(spec), f.pkg, path, why)
		}
	})
}

// home returns the rule for an import path: the longest name that is the path or stands above it.
func home(rules []rule, path string) *rule {
	var best *rule
	for i, r := range rules {
		if (path == r.name || strings.HasPrefix(path, r.name+"/")) && (best == nil || len(r.name) > len(best.name)) {
			best = &rules[i]
		}
	}
	return best
}

func TestNothingReachesOutside(t *testing.T) {
	rules := parsePolicy(t, outside)
	for _, f := range sources(t) {
		if f.test || buildIgnored(f) {
			continue
		}
		for _, use := range outsideUses(f, rules) {
			t.Error(use)
		}
	}
}

// buildIgnored reports whether a file is a program for go generate, outside every build.
func buildIgnored(f *sourceFile) bool {
	for _, group := range f.ast.Comments {
		for _, c := range group.List {
			if c.Pos() < f.ast.Package && strings.TrimSpace(c.Text) == "//go:build ignore" {
				return true
			}
		}
	}
	return false
}

// outsideUses lists the imports and selectors of a file that the rules do not allow its package.
func outsideUses(f *sourceFile, rules []rule) []string {
	var found []string
	timeName := ""
	imports([]*sourceFile{f}, func(f *sourceFile, spec *ast.ImportSpec, path string) {
		if path == "time" {
			timeName = "time"
			if spec.Name != nil {
				timeName = spec.Name.Name
			}
		}
		if r := home(rules, path); r != nil && !matchesAny(r.right, f.pkg) {
			found = append(found, fmt.Sprintf("%s: %s must not import %s", f.position(spec), f.pkg, path))
		}
	})
	if timeName == "" {
		return found
	}
	ast.Inspect(f.ast, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); !ok || x.Name != timeName {
			return true
		}
		for _, r := range rules {
			if r.name == "time."+sel.Sel.Name && !matchesAny(r.right, f.pkg) {
				found = append(found, fmt.Sprintf("%s: %s must not use %s", f.position(sel), f.pkg, r.name))
			}
		}
		return true
	})
	return found
}
