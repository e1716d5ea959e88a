package iam

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// typed is what the parameters of a call tell about one type of resources.
type typed struct {
	service.ResourceType
	expansion
	told  bool     // a parameter names the resource itself, not only what it is in
	byARN bool     // a parameter is its ARN
	used  []string // parameters
	names []string // names in the ARN that parameters tell
}

// permission grants one action.
func (c *call) permission(p service.Permission) {
	if len(p.Types) == 0 {
		why := c.why("%s; IAM knows no resources of %s", c.what, p.Action)
		if p.TypesUnknown {
			why = c.why("%s; which resources IAM knows of %s is not known", c.what, p.Action)
			c.doubtState(GapWider, "Resource", "which resources "+p.Action+" can be bounded to is not known, so the policy allows it on all")
		}
		c.d.grant(grant{actions: []string{p.Action}, resources: []Resource{wildcard}, why: why})
		return
	}
	var list []typed
	for _, t := range p.Types {
		list = append(list, c.typed(t, len(p.Types)))
	}
	picked := choose(list)
	for _, t := range picked {
		c.onType(p.Action, t)
	}
	if len(picked) == 0 {
		c.d.grant(grant{
			actions: []string{p.Action}, resources: []Resource{wildcard}, conditions: c.namespace(),
			why: c.why("%s; it needs no resource of IAM, and its parameters name none", c.what),
		})
	}
}

// namespace bounds metrics to their namespace.
func (c *call) namespace() []Condition {
	var list []Condition
	if c.sdkService.IAMPrefix == "cloudwatch" {
		for _, v := range c.args.get("Namespace").values() {
			if !v.wild() {
				list = append(list, Condition{Operator: "StringEquals", Key: "cloudwatch:namespace", Values: []Resource{v}})
			}
		}
	}
	return list
}

// onType grants an action on the resources of one type.
func (c *call) onType(action string, t typed) {
	g := grant{actions: []string{action}, resources: t.resources, why: c.why("")}
	for _, field := range t.unknown {
		c.runTime(field, "the policy allows "+action+" on "+t.resources[0].String())
		g.why = c.why("%s (%s is known only at run time)", c.what, field)
	}
	if len(t.unknown) == 0 && slices.ContainsFunc(t.resources, Resource.wild) {
		g.why = c.why("%s; its parameters do not name the %s", c.what, t.Name)
	}
	g.dynamic = len(t.unknown) > 0
	c.d.grant(g)
}

// choose picks the types that an action is granted on: those that it requires or a parameter names, each only in its most specific form. Where
// a parameter is the ARN, what no parameter names is another kind of what the ARN may be.
func choose(list []typed) []typed {
	byARN := slices.ContainsFunc(list, func(t typed) bool { return t.byARN })
	var picked []typed
	for _, t := range list {
		if t.told || t.alone(list) || t.Required && !byARN {
			picked = append(picked, t)
		}
	}
	return slices.DeleteFunc(picked, func(t typed) bool {
		return slices.ContainsFunc(picked, func(other typed) bool {
			return other.Name != t.Name && (strings.HasPrefix(other.ARN, t.ARN+"/") || strings.HasPrefix(other.ARN, t.ARN+":"))
		})
	})
}

// alone reports whether a parameter tells a name that the ARNs of no other type have.
func (t typed) alone(list []typed) bool {
	return slices.ContainsFunc(t.names, func(name string) bool {
		return !slices.ContainsFunc(list, func(other typed) bool {
			return other.Name != t.Name && slices.Contains(variables(other.ARN), name)
		})
	})
}

// byARN returns the literal ARNs among the parameters that are ARNs of the type.
func (c *call) byARN(t service.ResourceType) (field string, values []Resource) {
	if c.sdkAction == nil {
		return "", nil
	}
	pattern := t.ARN
	for _, name := range []string{"${Partition}", "${Region}", "${Account}"} {
		pattern = strings.ReplaceAll(pattern, name, "*")
	}
	for _, name := range variables(t.ARN) {
		pattern = strings.ReplaceAll(pattern, "${"+name+"}", "*")
	}
	for _, p := range c.sdkAction.Parameters {
		for _, v := range c.list(c.args.get(p.Name)) {
			if text, known := v.plain(); known && v.isARN() && !roleName.MatchString(p.Name) && matches(pattern, text) {
				field, values = p.Name, append(values, v)
			}
		}
		if len(values) > 0 {
			break
		}
	}
	return field, values
}

// matches reports whether a text fits a pattern in which * stands for any text.
func matches(pattern, text string) bool {
	parts := strings.Split(pattern, "*")
	text, ok := strings.CutPrefix(text, parts[0])
	if len(parts) == 1 || !ok {
		return ok && text == ""
	}
	last := len(parts) - 1
	for _, part := range parts[1:last] { // the first place where a part fits leaves the most text to the others
		i := strings.Index(text, part)
		if i < 0 {
			return false
		}
		text = text[i+len(part):]
	}
	return strings.HasSuffix(text, parts[last])
}

// typed fills the parameters of a call into the ARNs of a type.
func (c *call) typed(t service.ResourceType, types int) typed {
	r := typed{ResourceType: t, expansion: expansion{resources: []Resource{nil}}}
	if _, arns := c.byARN(t); len(arns) > 0 {
		r.resources, r.told, r.byARN = arns, true, true
		return r
	}
	r.told = !strings.Contains(afterAccount(t.ARN), "${") && !strings.Contains(t.ARN, "*")
	names := variables(t.ARN)
	for text := t.ARN; text != ""; {
		name, start, end := placeholder(text)
		r.join([]Resource{parse(text[:start])}, false)
		if hole := placeHole(name); hole != "" {
			r.join([]Resource{{{Hole: hole}}}, false)
		} else if name != "" {
			c.fillType(&r, name, name == names[len(names)-1], text[end:], types)
		}
		text = text[end:]
	}
	for i, v := range r.resources {
		r.resources[i] = shorten(v)
	}
	return r
}

// fillType appends what a name in the ARN of a type stands for.
func (c *call) fillType(r *typed, name string, last bool, rest string, types int) {
	field, values, isARN := c.match(r, name, last, types)
	if len(values) == 0 {
		value := wildcard
		if text := defaults[c.sdkService.IAMPrefix+" "+name]; text != "" && field != "" {
			value = literal(text)
		}
		r.join([]Resource{value}, false)
		return
	}
	r.used, r.names = append(r.used, field), append(r.names, name)
	r.told = r.told || last
	r.byARN = r.byARN || isARN && last
	for i, v := range values {
		if v.wild() && !slices.Contains(r.unknown, field) {
			r.unknown = append(r.unknown, field)
		}
		switch {
		case isARN && v.param() != "" && last:
			r.resources = []Resource{v} // the placeholder is the ARN
			return
		case isARN && v.any(), isARN && v.param() != "":
			values[i] = wildcard
		case v.isARN() && !last:
			values[i] = lastName(v)
		}
	}
	r.join(adjust(c.sdkService.IAMPrefix, r.Name, values), last && rest == "")
}

// lastName is the name at the end of an ARN.
func lastName(arn Resource) Resource {
	parts := arn.split(":", -1)
	parts = parts[len(parts)-1].split("/", -1)
	return orAny(parts[len(parts)-1])
}

// afterAccount is what stands after the account in the template of an ARN.
func afterAccount(arn string) string {
	parts := strings.SplitN(strings.NewReplacer("${Partition}", "p", "${Region}", "r", "${Account}", "a").Replace(arn), ":", 6)
	return parts[len(parts)-1]
}

// variables are the names in the template of an ARN, without those of the partition, the region and the account.
func variables(arn string) []string {
	list := []string{}
	for text := arn; text != ""; {
		name, _, end := placeholder(text)
		if name != "" && placeHole(name) == "" {
			list = append(list, name)
		}
		text = text[end:]
	}
	if len(list) == 0 {
		list = append(list, "")
	}
	return list
}
