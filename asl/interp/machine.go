package interp

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonata/eval"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// machine is a machine with what was made ready of it: expressions are read once, when they are first met.
type machine struct {
	def       *asl.StateMachine
	scopes    map[any]*scopeDef
	templates map[*jsontree.Value]template
	programs  map[string]*program
	paths     map[string]*query
}

// scopeDef is a States object with its states by name.
type scopeDef struct {
	startAt string
	nodes   map[string]*node
}

// node is a state in its scope.
type node struct {
	name    string
	state   asl.State
	pointer string
	jsonata bool
	kind    string // the type of the state in the names of events
	next    string
	catch   []asl.Catcher
	retry   []asl.Retrier
	assign  *jsontree.Value
	output  *jsontree.Value
}

func newMachine(def *asl.StateMachine) *machine {
	return &machine{
		def: def, scopes: map[any]*scopeDef{}, templates: map[*jsontree.Value]template{},
		programs: map[string]*program{}, paths: map[string]*query{},
	}
}

// scope returns the States object that an element of the model has.
func (m *machine) scope(element any, pointer, startAt string, states asl.States) *scopeDef {
	if def := m.scopes[element]; def != nil {
		return def
	}
	def := &scopeDef{startAt: startAt, nodes: make(map[string]*node, len(states))}
	for _, s := range states {
		if s.State == nil {
			continue
		}
		def.nodes[s.Name] = m.node(s.Name, diag.JoinPointer(pointer, "States", s.Name), s.State)
	}
	m.scopes[element] = def
	return def
}

func (m *machine) node(name, pointer string, state asl.State) *node {
	n := &node{
		name: name, state: state, pointer: pointer, jsonata: m.isJSONata(state), kind: string(state.Kind()),
		catch: asl.CatchOf(state), retry: asl.RetryOf(state), assign: asl.AssignOf(state), output: asl.OutputOf(state),
	}
	if next := asl.NextOf(state); next != nil {
		n.next = *next
	}
	return n
}

// isJSONata tells the query language of a state: its own, or that of the machine.
func (m *machine) isJSONata(state asl.State) bool {
	language := m.def.QueryLanguage
	if own := asl.QueryLanguageOf(state); own != nil {
		language = own
	}
	return language != nil && *language == asl.JSONata
}

// program is a JSONata expression that was made ready, or the fault of its text.
type program struct {
	code *eval.Program
	err  error
	// needsContext says that the expression may read $states.context, which is not made for others.
	needsContext bool
}

// program returns the expression of a text without its delimiters.
func (m *machine) program(text string) *program {
	if p := m.programs[text]; p != nil {
		return p
	}
	p := &program{}
	p.code, p.err = eval.Compile(text)
	p.needsContext = readsContext(text)
	m.programs[text] = p
	return p
}

// readsContext reports whether an expression may read the context: wherever it names $states, unless another member
// follows at once.
func readsContext(text string) bool {
	for _, rest := range strings.Split(text, "$states")[1:] {
		member, _ := strings.CutPrefix(rest, ".")
		if !strings.HasPrefix(member, "input") && !strings.HasPrefix(member, "result") && !strings.HasPrefix(member, "errorOutput") {
			return true
		}
	}
	return false
}

// query is a path or a call of an intrinsic function.
type query struct {
	path *jsonpath.Path
	call *intrinsic.Call
	err  error
}

// query returns what a text of a JSONPath field says.
func (m *machine) query(text string) *query {
	if q := m.paths[text]; q != nil {
		return q
	}
	q := &query{}
	if strings.HasPrefix(text, intrinsic.Prefix) {
		q.call, q.err = intrinsic.Parse(text)
	} else {
		q.path, q.err = jsonpath.Parse(text)
	}
	m.paths[text] = q
	return q
}

// expressionIn returns the JSONata text of a string such as "{% … %}".
func expressionIn(s string) (string, bool) {
	if len(s) < 4 || !strings.HasPrefix(s, "{%") || !strings.HasSuffix(s, "%}") {
		return "", false
	}
	return strings.TrimSpace(s[2 : len(s)-2]), true
}

// fieldPath is the name of a place in a field, as causes name it: "Output/result", "Arguments/list[0]".
func fieldPath(field string, token string, index int) string {
	if index >= 0 {
		return field + "[" + strconv.Itoa(index) + "]"
	}
	return field + "/" + token
}

// literal returns a JSON value of the model as plain data, read once.
func (m *machine) literal(v *jsontree.Value) any {
	t, ok := m.templates[v].(literal)
	if !ok {
		t = literal{value.FromTree(v)}
		m.templates[v] = t
	}
	return t.v
}
