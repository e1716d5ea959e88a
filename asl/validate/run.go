package validate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/schema"
)

// Run judges a machine: by the JSON Schema of the language and by the rules. The list is in the order of the document, or of
// the places in Go code when the machine was built; one cause has one finding. A nil machine gives nothing.
func Run(m *asl.StateMachine, rules []*Rule, o Options) diag.List {
	if m == nil {
		return nil
	}
	doc := asl.Tree(m)
	structure := schema.Validate(doc)
	p := &Pass{Machine: m, Document: doc, Options: o, forgotten: forgotLanguage(structure)}
	// What is nested too deeply, or is no object, has no meaning to judge.
	if doc.Kind() == jsontree.Object && !slices.ContainsFunc(structure, func(d diag.Diagnostic) bool { return d.Code == schema.CodeTooDeep }) {
		p.index()
		p.judge(rules)
	}
	return p.list(structure)
}

// portionStates is the number of states that rules with ByState are run for at a time: as many as the processor keeps at hand.
var portionStates = 64

// judge runs the rules that are asked for.
func (p *Pass) judge(rules []*Rule) {
	all := portion{p.states, p.sites}
	var byState []*Rule
	p.inHand = all
	for _, rule := range rules {
		switch {
		case slices.Contains(p.Options.Silence, rule.Code) || rule.Severity == diag.Advice && !p.Options.Advice:
		case rule.ByState:
			byState = append(byState, rule)
		default:
			p.run(rule)
		}
	}
	for states, sites := p.states, p.sites; len(states) > 0; states, sites = states[len(p.inHand.states):], sites[len(p.inHand.sites):] {
		p.inHand = portion{states: states[:min(portionStates, len(states))]}
		n := 0
		for _, s := range p.inHand.states {
			n += len(s.Sites)
		}
		p.inHand.sites = sites[:n]
		for _, rule := range byState {
			p.run(rule)
		}
	}
	p.inHand = all
}

func (p *Pass) run(rule *Rule) {
	p.rule = rule
	rule.Check(p)
}

// list merges the findings of the schema with those of the rules.
func (p *Pass) list(structure diag.List) diag.List {
	var list diag.List
	p.found = slices.DeleteFunc(p.found, p.hidden)
	covered := coverage{}
	refused := map[string]bool{} // where a rule says that what the schema only wonders about is wrong
	for _, f := range p.found {
		if f.diag.Severity == diag.Error {
			refused[f.diag.Pointer] = true
		}
	}
	unknown := noteLanguages(structure)
	for _, d := range structure {
		if d.Severity == diag.Warning && refused[d.Pointer] {
			continue
		}
		if d.Code == schema.CodePlaceholder && p.Options.Template || slices.Contains(p.Options.Silence, d.Code) {
			continue
		}
		covered.add(d)
		if unknown.silence(p, d) {
			continue
		}
		if !d.Pos.IsValid() {
			d.Pos = p.origin(d.Pointer)
		}
		list = append(list, d)
	}
	for _, f := range p.found {
		if !covered.covers(f.diag.Pointer) && !unknown.silence(p, f.diag) {
			list = append(list, p.finish(f))
		}
	}
	list.Sort()
	return slices.CompactFunc(list, func(a, b diag.Diagnostic) bool {
		return a.Code == b.Code && a.Pointer == b.Pointer && a.Message == b.Message
	})
}

// hidden reports whether a placeholder hides the value that a finding is about. It does not hide the name of a member.
func (p *Pass) hidden(f *Finding) bool {
	if f.name {
		return HasPlaceholder(f.diag.Pointer[strings.LastIndexByte(f.diag.Pointer, '/')+1:])
	}
	v := p.lookup(f.diag.Pointer)
	return v.Kind() == jsontree.String && HasPlaceholder(v.Str())
}

// finish gives a finding its places.
func (p *Pass) finish(f *Finding) diag.Diagnostic {
	d := f.diag
	switch v := p.lookup(d.Pointer); {
	case f.site != nil:
		d.Pos, d.End = f.site.span(f.start, f.end)
	case f.name:
		d.Pos, d.End = p.namePos(d.Pointer)
	default:
		d.Pos, d.End = v.Pos(), v.End()
	}
	if !d.Pos.IsValid() {
		d.Pos, d.End = p.origin(d.Pointer), diag.Pos{}
	}
	// An object that covers several lines is pointed at by its start.
	if d.End.Line != d.Pos.Line {
		d.End = diag.Pos{}
	}
	for _, r := range f.related {
		pos := p.lookup(r.pointer).Pos()
		if !pos.IsValid() {
			pos = p.origin(r.pointer)
		}
		d.Related = append(d.Related, diag.Related{Pos: pos, Message: r.message})
	}
	return d
}

// namePos returns the place of the name of the member at a pointer.
func (p *Pass) namePos(pointer string) (from, to diag.Pos) {
	i := strings.LastIndexByte(pointer, '/')
	if i < 0 {
		return p.Document.Pos(), diag.Pos{}
	}
	if s := p.stateAt(pointer); s != nil && s.Pointer == pointer && s.name >= 0 {
		return s.Tree.PosAt(s.name), diag.Pos{}
	}
	owner := p.lookup(pointer[:i])
	m := owner.Member(diag.SplitPointer(pointer[i:])[0])
	if m == nil || m.NamePos < 0 {
		return owner.Pos(), diag.Pos{}
	}
	return owner.PosAt(m.NamePos), diag.Pos{}
}

// origin returns where in the user's Go code the thing at a pointer was made: the state that it is in, or the element of it
// that remembers a place of its own.
func (p *Pass) origin(pointer string) diag.Pos {
	s := p.stateAt(pointer)
	if s == nil {
		return p.Machine.Pos()
	}
	if pos := elementPos(s, pointer[len(s.Pointer):]); pos.IsValid() {
		return pos
	}
	return s.Model.Pos()
}

// lookup returns the value at a pointer. It finds the state by its pointer, so that many findings in a large machine cost no more
// than their number.
func (p *Pass) lookup(pointer string) *jsontree.Value {
	if s := p.stateAt(pointer); s != nil && s.Tree != nil {
		return s.Tree.Lookup(pointer[len(s.Pointer):])
	}
	return p.Document.Lookup(pointer)
}

// elementPos returns the place of the retrier, catcher or rule of a state that a pointer leads into.
func elementPos(s *State, rest string) diag.Pos {
	tokens := diag.SplitPointer(rest)
	if len(tokens) < 2 {
		return diag.Pos{}
	}
	for i, r := range asl.RetryOf(s.Model) {
		if tokens[0] == "Retry" && tokens[1] == itoa(i) {
			return r.Pos()
		}
	}
	for i, c := range asl.CatchOf(s.Model) {
		if tokens[0] == "Catch" && tokens[1] == itoa(i) {
			return c.Pos()
		}
	}
	if c, ok := s.Model.(*asl.Choice); ok {
		for i := range c.Choices {
			if tokens[0] == "Choices" && tokens[1] == itoa(i) {
				return c.Choices[i].Pos()
			}
		}
	}
	return diag.Pos{}
}

// coverage are the places that the schema has findings about. A rule's finding there would be the same cause again.
type coverage map[string]bool

// add notes a finding of the schema: true covers all below the place, too.
func (c coverage) add(d diag.Diagnostic) {
	switch {
	case d.Severity != diag.Error || schema.Missing(d.Code) || d.Pointer == "" && d.Code == schema.CodeOtherLanguage:
	case schema.Opaque(d.Code):
		c[d.Pointer] = true
	default:
		c[d.Pointer] = cmp.Or(c[d.Pointer], false)
	}
}

// covers reports whether a pointer is covered.
func (c coverage) covers(pointer string) bool {
	if len(c) == 0 {
		return false
	}
	if _, ok := c[pointer]; ok {
		return true
	}
	for {
		i := strings.LastIndexByte(pointer, '/')
		if i < 0 {
			return false
		}
		if pointer = pointer[:i]; c[pointer] {
			return true
		}
	}
}
