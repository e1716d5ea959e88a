package iam

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// grant is one permission that one state needs.
type grant struct {
	actions    []string
	resources  []Resource
	conditions []Condition
	dynamic    bool
	why        string
}

// grant adds a permission. Without a resource it adds none.
func (d *deriver) grant(g grant) {
	if len(g.resources) > 0 && len(g.actions) > 0 {
		d.grants = append(d.grants, g)
	}
}

// allowed is what an action is allowed on under the same conditions.
type allowed struct {
	action    string
	first     grant // for conditions and dynamic
	resources map[string]Resource
	reasons
}

// reasons are texts, each once, in the order in which they came.
type reasons struct {
	list []string
	has  map[string]bool
}

func (r *reasons) add(texts ...string) {
	for _, text := range texts {
		if !r.has[text] {
			if r.has == nil {
				r.has = map[string]bool{}
			}
			r.has[text] = true
			r.list = append(r.list, text)
		}
	}
}

// merge makes statements of the grants: each pair of action and resource once, actions that are allowed on the same resources together.
func (d *deriver) merge() []Statement {
	byAction := map[string]*allowed{}
	for _, g := range d.grants {
		for _, action := range g.actions {
			key := action + "\n" + g.restriction()
			a := byAction[key]
			if a == nil {
				a = &allowed{action: action, first: g, resources: map[string]Resource{}}
				byAction[key] = a
			}
			for _, r := range g.resources {
				a.resources[r.identity()] = r
			}
			a.add(g.why)
		}
	}
	byResources, why := map[string]*Statement{}, map[*Statement]*reasons{}
	for _, key := range slices.Sorted(maps.Keys(byAction)) {
		a := byAction[key]
		names := slices.Sorted(maps.Keys(a.resources))
		same := strings.Join(names, "\n") + "\n" + a.first.restriction()
		s := byResources[same]
		if s == nil {
			s = &Statement{Conditions: a.first.sortedConditions(), Dynamic: a.first.dynamic}
			for _, name := range names {
				s.Resources = append(s.Resources, a.resources[name])
			}
			byResources[same], why[s] = s, &reasons{}
		}
		s.Actions = append(s.Actions, a.action)
		why[s].add(a.list...)
	}
	var list []Statement
	for _, s := range byResources {
		s.Why = why[s].list
		list = append(list, *s)
	}
	slices.SortFunc(list, func(a, b Statement) int {
		if order := slices.Compare(a.Actions, b.Actions); order != 0 {
			return order
		}
		return cmp.Compare(a.rank(), b.rank())
	})
	return list
}

// rank orders statements with the same actions.
func (s Statement) rank() string {
	var rank strings.Builder
	if s.Dynamic {
		rank.WriteString("later")
	}
	for _, r := range s.Resources {
		rank.WriteString("\n" + r.identity())
	}
	return rank.String() + "\n" + grant{conditions: s.Conditions}.restriction()
}

// identity spells a resource so that two that may differ once their placeholders have values are two: as text, the ARNs of all queues
// whose URLs are placeholders are one pattern.
func (r Resource) identity() string {
	var b strings.Builder
	b.WriteString(r.String())
	for _, p := range r {
		if p.Hole != "" {
			b.WriteString("\x00" + string(p.Hole) + " " + p.Param + " " + p.Prefix.identity() + " " + p.Suffix.identity())
		}
	}
	return b.String()
}

// restriction spells what must be the same for two grants to be in one statement.
func (g grant) restriction() string {
	var b strings.Builder
	for _, c := range g.sortedConditions() {
		b.WriteString(c.Operator + " " + c.Key)
		for _, v := range c.Values {
			b.WriteString(" " + v.identity())
		}
		b.WriteString("\n")
	}
	if g.dynamic {
		b.WriteString("dynamic")
	}
	return b.String()
}

func (g grant) sortedConditions() []Condition {
	return slices.SortedFunc(slices.Values(g.conditions), func(a, b Condition) int {
		return cmp.Or(cmp.Compare(a.Operator, b.Operator), cmp.Compare(a.Key, b.Key))
	})
}
