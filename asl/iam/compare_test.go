package iam_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/iam"
)

// expected is an expected.json: what the policy of a machine must and may hold.
type expected struct {
	Statements []struct {
		Actions, Resources []string
		Why                string
	}
	Acceptable []acceptable
	Unknown    []struct{ State, Field, Reason string }
	MustNot    []string `json:"must_not"`
	Options    map[string]any
	Context    map[string]string

	text string // of the file
}

// fills reports whether a value takes the place of a hole in what is expected; else the context says what the hole stands for.
func (e expected) fills(hole string) bool { return !strings.Contains(e.text, "${"+hole+"}") }

// acceptable is what may be granted, too, or in the place of what is required.
type acceptable struct {
	Actions, Resources []string
	InsteadOf          []string `json:"instead_of"`
	Mode               string
	Narrower           bool
}

// options reads the options of the machine.
func (e expected) options(t *testing.T) (options iam.Options, values iam.Values) {
	for name, value := range e.Options {
		switch text := fmt.Sprint(value); name {
		case "logging", "logs":
			options.Logging = set(value)
		case "xray", "tracing":
			options.XRay = set(value)
		case "partition":
			if e.fills("Partition") {
				values.Partition = text
			}
		case "region":
			if e.fills("Region") {
				values.Region = text
			}
		case "account", "accountId":
			if e.fills("Account") {
				values.Account = text
			}
		case "name", "stateMachineName", "state_machine_name":
			if e.fills("StateMachineName") && e.fills("StateMachineArn") {
				values.StateMachineName = text
			}
		default:
			if strings.HasPrefix(strings.ToLower(name), "kms") && set(value) {
				options.KMSKey = text
			} else {
				t.Logf("option %s is not known", name)
			}
		}
	}
	return options, values
}

// set reports whether an option is on: anything but nothing, false and the level OFF.
func set(value any) bool { return value != nil && value != false && value != "" && value != "OFF" }

// pair is an action on a resource.
type pair struct{ action, resource string }

func (p pair) String() string { return p.action + " " + p.resource }

// verdict is the result of a comparison.
type verdict struct {
	missing, excess, forbidden []string
	required, granted          int
}

var hole = regexp.MustCompile(`\$\{([^}]+)\}`)

// norm brings a resource into the form that is compared.
func (e expected) norm(text string) string {
	text = hole.ReplaceAllStringFunc(text, func(s string) string {
		switch s {
		case "${AWS::Partition}":
			return "${Partition}"
		case "${AWS::Region}":
			return "${Region}"
		case "${AWS::AccountId}", "${AccountId}":
			return "${Account}"
		case "${AWS::StackName}":
			return "${StackName}"
		}
		return s
	})
	text = strings.ReplaceAll(text, "${StateMachineArn}", "arn:${Partition}:states:${Region}:${Account}:stateMachine:${StateMachineName}")
	return hole.ReplaceAllStringFunc(text, func(s string) string {
		if value, ok := e.Context[s[2:len(s)-1]]; ok {
			return value
		}
		return s
	})
}

func (e expected) all(texts []string) []string {
	var list []string
	for _, text := range texts {
		list = append(list, e.norm(text))
	}
	return list
}

// covers reports whether a pattern grants all that another one does, whose wildcards count as characters.
func covers(pattern, text string) bool {
	if pattern == text || pattern == "*" {
		return true
	}
	expression := regexp.QuoteMeta(pattern)
	expression = strings.ReplaceAll(strings.ReplaceAll(expression, `\*`, `.*`), `\?`, `[^*]`)
	return regexp.MustCompile(`(?s)^` + expression + `$`).MatchString(text)
}

func coversAction(pattern, text string) bool {
	return covers(strings.ToLower(pattern), strings.ToLower(text))
}

// pairs are what a policy document grants.
func (e expected) pairs(t *testing.T, text []byte) []pair {
	var document struct {
		Statement []struct {
			Effect           string
			Action, Resource []string
		}
	}
	require.NoError(t, json.Unmarshal(text, &document))
	seen := map[pair]bool{}
	var list []pair
	for _, s := range document.Statement {
		require.Equal(t, "Allow", s.Effect)
		for _, action := range s.Action {
			for _, resource := range s.Resource {
				if p := (pair{action, e.norm(resource)}); !seen[p] {
					seen[p] = true
					list = append(list, p)
				}
			}
		}
	}
	return list
}

// compare compares a policy document with what is expected.
func (e expected) compare(t *testing.T, text []byte) verdict {
	got := e.pairs(t, text)
	required := map[pair]string{}
	var allowed []pair
	for _, s := range e.Statements {
		for _, action := range s.Actions {
			for _, resource := range e.all(s.Resources) {
				required[pair{action, resource}] = s.Why
				allowed = append(allowed, pair{action, resource})
			}
		}
	}
	for _, a := range e.Acceptable {
		for _, action := range a.Actions {
			for _, resource := range e.all(a.Resources) {
				allowed = append(allowed, pair{action, resource})
			}
		}
	}
	v := verdict{required: len(required), granted: len(got)}
	for want, why := range required {
		if !grants(got, want) && !slices.ContainsFunc(e.Acceptable, func(a acceptable) bool { return e.instead(a, got, want) }) {
			v.missing = append(v.missing, fmt.Sprintf("MISSING %s # %s", want, why))
		}
	}
	for _, p := range got {
		if !slices.ContainsFunc(allowed, func(a pair) bool { return coversAction(a.action, p.action) && covers(a.resource, p.resource) }) {
			v.excess = append(v.excess, "EXCESS "+p.String())
		}
		for _, rule := range e.MustNot {
			if e.forbids(rule, p) {
				v.forbidden = append(v.forbidden, fmt.Sprintf("MUST_NOT %s # %s", p, rule))
			}
		}
	}
	for _, list := range [][]string{v.missing, v.excess, v.forbidden} {
		slices.Sort(list)
	}
	return v
}

func grants(got []pair, want pair) bool {
	return slices.ContainsFunc(got, func(p pair) bool { return coversAction(p.action, want.action) && covers(p.resource, want.resource) })
}

// instead reports whether an acceptable grant takes the place of a required pair.
func (e expected) instead(a acceptable, got []pair, want pair) bool {
	if !slices.Contains(e.all(a.InsteadOf), want.resource) || !slices.ContainsFunc(a.Actions, func(x string) bool { return coversAction(x, want.action) }) {
		return false
	}
	granted := func(resource string) bool {
		return slices.ContainsFunc(got, func(p pair) bool {
			return coversAction(p.action, want.action) && (covers(p.resource, resource) || a.Narrower && covers(resource, p.resource))
		})
	}
	resources := e.all(a.Resources)
	if a.Mode == "all" {
		return !slices.ContainsFunc(resources, func(r string) bool { return !granted(r) })
	}
	return slices.ContainsFunc(resources, granted)
}

// forbids reports whether a pair is one that must not be granted.
func (e expected) forbids(rule string, p pair) bool {
	if rule == "Resource *" {
		return p.resource == "*"
	}
	action, resource, on := strings.Cut(rule, " on ")
	return coversAction(p.action, action) && (!on || covers(p.resource, e.norm(resource)))
}
