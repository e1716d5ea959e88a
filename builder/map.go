package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/asl"
)

// Processor is the scope of the states that work on one item of a Map. Item is what they get, Res what they give.
type Processor[Item, Res any] struct {
	sc   *scope
	item *Item
}

// Item returns the item, to take pointers into: what the list holds, or what [Select] made of it, or a [Batch].
func (p *Processor[Item, Res]) Item() *Item {
	if p == nil {
		return nil
	}
	return p.item
}

// StartAt sets the first state of the processor.
func (p *Processor[Item, Res]) StartAt(first State) Chain {
	return handleOf(p).sc.setStart(here(), first)
}

// Comment sets the Comment of the processor.
func (p *Processor[Item, Res]) Comment(text string) *Processor[Item, Res] {
	if p.sc != nil {
		p.sc.comment = text
	}
	return p
}

func (p *Processor[Item, Res]) handle() handle { return innerHandle(p.sc) }
func (p *Processor[Item, Res]) returns(Res)    {}

// MapState is an inline Map: it runs its processor for every item of a list and gives the list of the results, in the order of
// the items. When an item fails, the state fails. Spec: https://states-language.net/spec.html#map-state
type MapState[Res any] struct {
	fallible[*MapState[Res]]
	m   *mapVerb
	res *[]Res
}

// Map makes an inline Map state: at most 40 items run at a time, inside this execution. The processor's states may read the
// values of the scope around it.
//
//	reports := builder.Map(w, "Each image", &chart.Images, func(p *builder.Processor[Image, Report]) {
//		p.StartAt(builder.Task(p, "Read image", …))
//	})
func Map[Item, Res any, S ItemSource[Item]](s Scope, name string, src S, body func(*Processor[Item, Res])) *MapState[Res] {
	at := here()
	v := &mapVerb{items: itemsOf(at, src), res: reflect.TypeFor[[]Res]()}
	st := newState(s, at, name, v)
	m := &MapState[Res]{m: v}
	m.flow = flow[*MapState[Res]]{st, m}
	m.res = beginMap(st, v, scopeInline, at, body)
	return m
}

// beginMap makes the processor and the result of a Map.
func beginMap[Item, Res any](st *state, v *mapVerb, kind scopeKind, at callers, body func(*Processor[Item, Res])) *[]Res {
	v.sc = st.sc.m.newScope(kind, st, reflect.TypeFor[Res]())
	v.sc.at = at
	if v.items.selector != nil {
		v.raw, v.selector = v.items.selector(st.sc, st)
	}
	item, p := newRoot[Item](v.sc, rootItem, nil)
	item.at = at
	v.sc.item = item
	r, res := newRoot[[]Res](st.sc, rootResult, st)
	r.at = at
	st.result = []*root{r}
	v.list = r
	if body == nil {
		st.fault(errScopeClosed.At(at.pos(), "the function that makes the processor of %q is nil", st.name).
			WithHelp("give it a function that makes the states for one item"))
		v.sc.startAt = at
		return res
	}
	body(&Processor[Item, Res]{v.sc, p})
	return res
}

// Result returns the list of the results, to read as a whole.
func (m *MapState[Res]) Result() *[]Res { return m.res }

// MaxConcurrency bounds how many items run at a time. 0, the default, means as many as Step Functions can: 40.
func (m *MapState[Res]) MaxConcurrency(n int) *MapState[Res] {
	m.m.concurrency.set(m.st, here(), "MaxConcurrency", &n, nil)
	return m
}

// MaxConcurrencyExpr is MaxConcurrency by an expression.
func (m *MapState[Res]) MaxConcurrencyExpr(n Expr[int]) *MapState[Res] {
	m.m.concurrency.set(m.st, here(), "MaxConcurrency", nil, n.node())
	return m
}

// mapVerb serves Map and DistributedMap.
type mapVerb struct {
	items       *items
	sc          *scope
	res         reflect.Type
	raw         *root  // the unselected item
	selector    *value // of Select
	list        *root  // the results as a list
	concurrency number
	distributed *distributed // nil for an inline Map
}

func (v *mapVerb) kind() string             { return "Map" }
func (v *mapVerb) edges(*state, func(edge)) {}

func (v *mapVerb) resultType() reflect.Type {
	if v.distributed != nil && v.distributed.destination != nil {
		return reflect.TypeFor[MapRunResult]()
	}
	return v.res
}

// selected tells that the item of a processor is not the bare one of the context object.
func (r *root) selected() bool {
	v, ok := r.sc.parent.verb.(*mapVerb)
	return ok && v.selector != nil
}

func (v *mapVerb) lower(c *compiler, s *state) {
	i := v.items
	c.lowerExpr(i.list, s.before("Items"))
	if v.selector != nil {
		w := s.before("ItemSelector")
		w.item = v.raw
		c.lowerValue(v.selector, w)
	}
	c.lowerExpr(v.concurrency.expr, s.before("MaxConcurrency"))
	checkNumber(c, s, "MaxConcurrency", v.concurrency, 0, 1<<31-1)
	if v.distributed != nil {
		v.distributed.lower(c, s, v)
		return
	}
	if i.reader != nil || i.batch != nil {
		c.fault(errReader.At(i.at.pos(), "inline Map %q has a reader or batches", s.name).
			WithHelp("only a DistributedMap has them"))
	}
}

func (v *mapVerb) emit(c *compiler, s *state) asl.State {
	w := s.before("Map")
	out := &asl.Map{
		Comment:        optional(s.comment),
		ItemProcessor:  &asl.ItemProcessor{},
		MaxConcurrency: v.concurrency.emit(c, w),
	}
	if v.items.list != nil {
		out.Items = c.emitList(v.items.list, w)
	}
	if v.selector != nil {
		sw := w
		sw.item = v.raw
		out.ItemSelector = c.emitValue(v.selector, sw)
	}
	out.ItemProcessor.Comment = optional(v.sc.comment)
	out.ItemProcessor.StartAt, out.ItemProcessor.States = c.emitScope(v.sc)
	if v.distributed != nil {
		v.distributed.emit(c, s, v, out)
	}
	c.emitFallible(s, &out.Retry, &out.Catch, &out.Assign, &out.Output, &out.Next, &out.End)
	return out
}
