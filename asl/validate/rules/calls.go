package rules

import (
	"iter"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// calls returns the Tasks with their calls.
func calls(p *validate.Pass) iter.Seq2[*validate.State, *validate.Call] {
	return func(yield func(*validate.State, *validate.Call) bool) {
		for _, state := range p.States() {
			if c := state.Call(); c != nil && !yield(state, c) {
				return
			}
		}
	}
}

// reportResource reports a finding about the Resource of a Task.
func reportResource(p *validate.Pass, state *validate.State, format string, args ...any) *validate.Finding {
	return p.Report(state.At("Resource"), format, args...)
}

// sdkForm spells an action as an AWS SDK integration, with the ARN in the partition of the call.
func sdkForm(c *validate.Call, name, action string) string {
	return service.Resource{Kind: service.SDK, Partition: c.Resource.Partition, Owner: "states", Service: name, Action: action}.String()
}

// optimizedForm spells an optimized integration as an ARN in the partition of the call.
func optimizedForm(c *validate.Call, name, action string, pattern service.Pattern) string {
	return service.Resource{
		Kind: service.Optimized, Partition: c.Resource.Partition, Owner: "states", Service: name, Action: action, Pattern: pattern,
	}.String()
}

// sdkOf returns the AWS SDK service that a service of optimized integrations or of an ARN belongs to, nil when none is known.
func sdkOf(name string) *service.SDKService {
	if s := service.LookupSDK(name); s != nil {
		return s
	}
	return service.Misnamed(name)
}

// slip reports whether a word is another one misspelt beyond doubt: in letters of the other case, or with one letter wrong, missing,
// too many or swapped. A digit too many, or a letter more at the end, may make a new name: an API grows a listItemsV2, a SubnetIds.
func slip(word, meant string) bool {
	if n := len(word) - len(meant); n < -1 || n > 1 {
		return false
	}
	if strings.EqualFold(word, meant) {
		return word != meant
	}
	const shortest = 6 // one letter makes another short word
	a, b := strings.ToLower(word), strings.ToLower(meant)
	if len(a) < shortest || len(b) < shortest || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return false
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if strings.ContainsAny(a+b, "0123456789") {
		return false
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// nearestOf returns the candidate that a word most likely means: one that differs in the case of letters only before all others.
func nearestOf(word string, candidates []string) string {
	for _, c := range candidates {
		if c != word && strings.EqualFold(c, word) {
			return c
		}
	}
	return diag.Nearest(word, candidates)
}
