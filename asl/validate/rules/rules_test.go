package rules_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// judge runs all rules, advice included, over a document.
func judge(t *testing.T, text string) diag.List {
	m, list := asl.Parse("m.asl.json", []byte(text))
	if list.HasErrors() {
		return list
	}
	return rules.Validate(m, validate.Options{Advice: true})
}

// TestExamples runs the examples of every code: the bad one has this code and no other, the good one nothing.
func TestExamples(t *testing.T) {
	// These are told by documents too large to print; tests of their own make them.
	large := map[string]bool{"ASL5001": true}
	for _, def := range rules.Defs() {
		t.Run(def.Code, func(t *testing.T) {
			require.NotEmpty(t, def.Title)
			require.NotEmpty(t, def.Doc)
			require.NotZero(t, def.Severity)
			require.Regexp(t, `^[A-Za-z{$]`, def.Title)
			require.False(t, strings.HasSuffix(def.Title, "."), "no final stop: %s", def.Title)
			if strings.HasPrefix(def.Code, "ASL9") || large[def.Code] {
				return
			}
			address, err := url.Parse(def.Spec)
			require.NoError(t, err)
			require.Equal(t, "https", address.Scheme)
			require.NotEmpty(t, address.Host)
			bad := judge(t, def.Bad)
			require.NotEmpty(t, bad, "the bad example gives nothing")
			for _, d := range bad {
				require.Equal(t, def.Code, d.Code, "the bad example gives another code: %s", bad)
				require.Equal(t, def.Severity, d.Severity)
				if def.Code >= "ASL1100" { // the schema says in the message what it takes
					require.NotEmpty(t, d.Help, "no remedy: %s", d)
				}
				require.True(t, d.Pos.IsValid(), "no place: %s", d)
			}
			require.Empty(t, judge(t, def.Good), "the good example")
		})
	}
}

func TestCodesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, def := range rules.Defs() {
		require.False(t, seen[def.Code], "%s is used twice", def.Code)
		seen[def.Code] = true
	}
}
