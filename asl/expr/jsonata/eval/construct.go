package eval

import "math"

// arrayCode is the array constructor.
type arrayCode struct {
	items []*plan
	plan  *plan
}

func (c *arrayCode) eval(e *evaluation, in any, env *scope) (any, error) {
	items := make([]any, 0, len(c.items))
	for _, p := range c.items {
		v, err := e.value(p, in, env)
		if err != nil {
			return nil, err
		}
		if v == undefined {
			continue
		}
		v = plainMember(v)
		if inner, ok := v.([]any); ok && p.kind != kindArray {
			if err := e.collect(len(inner)); err != nil {
				return nil, err
			}
			items = append(items, inner...)
			continue
		}
		items = append(items, v)
	}
	if err := e.alloc(itemSize * (3 + len(items))); err != nil {
		return nil, err
	}
	if c.plan.cons {
		return &sequence{items: items, cons: true}, nil
	}
	return items, nil
}

// maxRange is the largest number of items of a range.
const maxRange = 1e7

// rangeCode is from..to.
type rangeCode struct {
	from, to *plan
	position int
}

func (c *rangeCode) eval(e *evaluation, in any, env *scope) (any, error) {
	left, err := e.value(c.from, in, env)
	if err != nil {
		return nil, err
	}
	right, err := e.value(c.to, in, env)
	if err != nil {
		return nil, err
	}
	from, err := c.bound(left, "T2003")
	if err != nil {
		return nil, err
	}
	to, err := c.bound(right, "T2004")
	if err != nil {
		return nil, err
	}
	if left == undefined || right == undefined || from > to {
		return undefined, nil
	}
	count := to - from + 1
	if count > maxRange {
		return nil, c.fail("D2014", count)
	}
	if err := e.collect(int(count)); err != nil {
		return nil, err
	}
	items := make([]any, int(count))
	for i := range items {
		items[i] = from + float64(i)
	}
	return &sequence{items: items}, nil
}

func (c *rangeCode) fail(code string, v any) error {
	err := failure(code, c.position, v)
	err.Token = ".."
	return err
}

// bound returns a whole number; undefined passes as well.
func (c *rangeCode) bound(v any, code string) (float64, error) {
	if v == undefined {
		return 0, nil
	}
	f, ok := number(v)
	if !ok || f != math.Trunc(f) || math.IsInf(f, 0) {
		return 0, c.fail(code, v)
	}
	return f, nil
}
