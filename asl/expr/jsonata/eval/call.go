package eval

// callCode is the call of a function.
type callCode struct {
	fn       *plan
	args     []*plan
	name     string // of the function, for errors
	field    string // the name when it lacks its dollar
	position int
}

func (c *callCode) eval(e *evaluation, in any, env *scope) (any, error) {
	next, err := c.prepare(e, in, env, false, nil)
	if err != nil {
		return nil, err
	}
	return e.apply(next)
}

// prepare evaluates the function and its arguments. piped tells that there is a first argument in front of them.
func (c *callCode) prepare(e *evaluation, in any, env *scope, piped bool, first any) (tailCall, error) {
	fn, err := e.value(c.fn, in, env)
	if err != nil {
		return tailCall{}, err
	}
	if fn == undefined && c.field != "" && e.variable(c.field, natives[c.field], env) != undefined {
		return tailCall{}, at(failure("T1005", c.position), c.position, c.field)
	}
	args := make([]any, 0, len(c.args)+1)
	if piped {
		args = append(args, first)
	}
	for _, p := range c.args {
		v, err := e.value(p, in, env)
		if err != nil {
			return tailCall{}, err
		}
		args = append(args, v)
	}
	return tailCall{fn: fn, args: args, in: in, call: c}, nil
}

// tailMark is what evaluation.tail returns when a call is left to be made.
var tailMark any = new(tailCall)

// tail evaluates the body of a function. A call that stands last in it is not made but left in e.next.
func (e *evaluation) tail(p *plan, in any, env *scope) (any, error) {
	for !p.suffixed {
		switch c := p.code.(type) {
		case *callCode:
			next, err := c.prepare(e, in, env, false, nil)
			e.next = next
			return tailMark, err
		case *conditionalCode:
			branch, err := c.branch(e, in, env)
			if branch == nil || err != nil {
				return undefined, err
			}
			p = branch
			continue
		case *blockCode:
			if len(c.exprs) == 0 {
				return undefined, nil
			}
			env = &scope{outer: env}
			last := len(c.exprs) - 1
			for _, expr := range c.exprs[:last] {
				if _, err := e.value(expr, in, env); err != nil {
					return nil, err
				}
			}
			p = c.exprs[last]
			continue
		}
		break
	}
	return e.value(p, in, env)
}

// apply calls a function, and those that it leaves to be called.
func (e *evaluation) apply(next tailCall) (any, error) {
	if e.depth--; e.depth < 0 {
		return nil, failure("U1001", -1, "Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive.")
	}
	defer func() { e.depth++ }()
	outer := next.call
	for {
		v, err := e.applyOnce(next)
		if err != nil {
			return nil, located(err, outer, next.call)
		}
		if v != tailMark {
			return v, nil
		}
		next = e.next
	}
}

// located gives an error the place and the token of a call as the language does: the outermost call is the place of what
// failed in its function, but for a call in tail position, whose place is the end of the function's name.
func located(err error, outer, failed *callCode) error {
	e, ok := err.(*Error)
	if !ok || outer == nil {
		return err
	}
	e.Position = outer.position
	if failed != nil && failed != outer {
		e.Position = failed.fn.position
	}
	if failed != nil && e.Token == "" {
		e.Token = failed.name
	}
	return e
}

// applyOnce calls a function. The result may be tailMark.
func (e *evaluation) applyOnce(c tailCall) (any, error) {
	if err := e.collect(2 + len(c.args)); err != nil {
		return nil, err
	}
	switch fn := c.fn.(type) {
	case *lambda:
		return e.applyLambda(fn, c)
	case *native:
		args, err := fn.signature.validate(c.args, c.in)
		if err != nil {
			return nil, at(err, -1, fn.name)
		}
		if fn.code == nil {
			return e.evaluateText(args, c.in)
		}
		return fn.code(e, args)
	case *partial:
		e.next = tailCall{fn: fn.fn, args: fn.fill(c.args), in: c.in, call: c.call}
		return tailMark, nil
	case *composition:
		v, err := e.call(fn.first, c.args...)
		if err != nil {
			return nil, err
		}
		e.next = tailCall{fn: fn.second, args: []any{v}, in: c.in, call: c.call}
		return tailMark, nil
	case *transformer:
		args, err := transformSignature.validate(c.args, c.in)
		if err != nil {
			return nil, err
		}
		return e.transform(fn, args[0])
	case *regexValue:
		return fn.apply(e, c.args)
	}
	return nil, failure("T1006", -1, c.fn)
}

func (e *evaluation) applyLambda(fn *lambda, c tailCall) (any, error) {
	args := c.args
	if fn.code.signature != nil {
		var err error
		if args, err = fn.code.signature.validate(args, c.in); err != nil {
			return nil, err
		}
	}
	env := &scope{outer: fn.env}
	for i, param := range fn.code.params {
		v := undefined
		if i < len(args) {
			v = args[i]
		}
		env.bind(param, v)
	}
	return e.tail(fn.code.body, fn.in, env)
}

// fill puts arguments in the open places.
func (p *partial) fill(args []any) []any {
	all := append([]any{}, p.args...)
	for i, hole := range p.holes {
		if i < len(args) {
			all[hole] = args[i]
		}
	}
	return all
}

// partialCode is a partial application.
type partialCode struct{ call *callCode }

func (c *partialCode) eval(e *evaluation, in any, env *scope) (any, error) {
	p := &partial{args: make([]any, len(c.call.args))}
	for i, arg := range c.call.args {
		if arg == nil {
			p.args[i] = undefined
			p.holes = append(p.holes, i)
			continue
		}
		v, err := e.value(arg, in, env)
		if err != nil {
			return nil, err
		}
		p.args[i] = v
	}
	var err error
	if p.fn, err = e.value(c.call.fn, in, env); err != nil {
		return nil, err
	}
	if isFunction(p.fn) {
		return p, e.alloc(itemSize * (4 + len(p.args)))
	}
	code := "T1008"
	field := c.call.field
	if p.fn == undefined && field != "" && e.variable(field, natives[field], env) != undefined {
		code = "T1007"
	}
	return nil, at(failure(code, c.call.position, p.fn), c.call.position, c.call.name)
}

// applyCode is left ~> right.
type applyCode struct {
	left, right *plan
	position    int
}

func (c *applyCode) eval(e *evaluation, in any, env *scope) (any, error) {
	left, err := e.value(c.left, in, env)
	if err != nil {
		return nil, err
	}
	if call, ok := c.right.code.(*callCode); ok {
		next, err := call.prepare(e, in, env, true, left)
		if err != nil {
			return nil, err
		}
		v, err := e.apply(next)
		if err == nil && c.right.suffixed {
			v, err = e.suffixes(c.right, v, env)
		}
		return v, err
	}
	fn, err := e.value(c.right, in, env)
	if err != nil {
		return nil, err
	}
	if !isFunction(fn) {
		return nil, at(failure("T2006", c.position, fn), c.position, "~>")
	}
	if isFunction(left) {
		return &composition{first: left, second: fn}, e.alloc(4 * itemSize)
	}
	return e.apply(tailCall{fn: fn, args: []any{left}, in: in})
}
