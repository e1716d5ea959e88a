package builder

import (
	"reflect"
	"runtime"
	"strings"
	"sync"
	"time"
	"weak"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// Workflow is a state machine under construction. In is the type of its input, Out the type of its output.
type Workflow[In, Out any] struct {
	m     *machine
	input *In
}

// Option is an option of [New].
type Option func(*machine)

// Express makes the workflow an EXPRESS one: at most five minutes, without task tokens, .sync, activities and distributed
// Maps. Without it a workflow is a STANDARD one.
func Express() Option { return func(m *machine) { m.top.express = true } }

// Comment sets the Comment of the state machine.
func Comment(text string) Option { return func(m *machine) { m.comment = text } }

// Timeout bounds the whole execution: TimeoutSeconds of the state machine, whole seconds from 1 to 99,999,999. Without it a
// STANDARD execution ends after a year.
func Timeout(d time.Duration) Option {
	at := here()
	return func(m *machine) { m.timeout = seconds(at, m, "Timeout of the workflow", d, 1) }
}

// InPartition sets the partition in the ARNs of AWS integrations: aws (the default), aws-cn, aws-us-gov, aws-iso or another
// one. A [Param] makes it a parameter.
func InPartition[S interface{ string | Expr[string] }](partition S) Option {
	at := here()
	return func(m *machine) { m.partition = source(at, partition) }
}

// New begins a workflow. The name names the generated files; it has 1 to 80 letters, digits, - and _.
func New[In, Out any](name string, options ...Option) *Workflow[In, Out] {
	at := here()
	m := newMachine(name, reflect.TypeFor[Out]())
	m.at, m.in, m.top.at = at, reflect.TypeFor[In](), at
	w := &Workflow[In, Out]{m: m}
	r, p := newRoot[In](m.top, rootInput, nil)
	r.at = at
	w.input = p
	for _, o := range options {
		if o != nil {
			o(m)
		}
	}
	if !validWorkflowName(name) {
		m.fault(errWorkflowName.At(at.pos(), "%q is no name of a workflow", name))
	}
	return w
}

// Input returns the workflow's input, to take pointers into.
func (w *Workflow[In, Out]) Input() *In {
	if w == nil || w.m == nil {
		return new(In)
	}
	return w.input
}

// machine returns the state machine behind w; for a nil workflow one that nobody builds.
func (w *Workflow[In, Out]) machine() *machine {
	if w == nil || w.m == nil {
		return handleOf(nil).sc.m
	}
	return w.m
}

// StartAt sets the first state.
func (w *Workflow[In, Out]) StartAt(first State) Chain {
	return w.machine().top.setStart(here(), first)
}

// Build makes the state machine. It is nil when the list has errors; the list holds every mistake, each with the file and
// line of the call that made it.
func (w *Workflow[In, Out]) Build() (*asl.StateMachine, diag.List) {
	if w == nil || w.m == nil {
		return nil, diag.List{errScopeClosed.At(here().pos(), "the workflow is nil").WithHelp("make workflows with New")}
	}
	return w.m.build()
}

// SetOrigins tells every state of the machine that Build made, and its retriers and catchers, where the user wrote it: the Pos of each is
// a line of the user's then.
func (w *Workflow[In, Out]) SetOrigins(m *asl.StateMachine) {
	if m != nil {
		(&compiler{m: w.machine()}).setOrigins(m)
	}
}

// Name returns the workflow's name.
func (w *Workflow[In, Out]) Name() string { return w.machine().name }

// InputType returns the Go type of the input.
func (w *Workflow[In, Out]) InputType() reflect.Type { return reflect.TypeFor[In]() }

// OutputType returns the Go type of the output.
func (w *Workflow[In, Out]) OutputType() reflect.Type { return reflect.TypeFor[Out]() }

// Express tells whether the workflow is an EXPRESS one.
func (w *Workflow[In, Out]) Express() bool { return w.machine().top.express }

// Params returns the names of the parameters that the machine uses, sorted. They are known after Build.
func (w *Workflow[In, Out]) Params() []string { return w.machine().paramNames() }

// Callbacks returns the states that wait for a task token, in the order in which they were made.
func (w *Workflow[In, Out]) Callbacks() []Callback { return w.machine().callbacks }

func (w *Workflow[In, Out]) handle() handle {
	if w == nil || w.m == nil {
		return handle{}
	}
	return handle{sc: w.m.top}
}
func (w *Workflow[In, Out]) returns(Out) {}

// Callback is a state that waits for its task token, and the type of the answer that SendTaskSuccess must bring.
type Callback struct {
	// State is the name of the state.
	State string
	// Answer is the Go type of the answer.
	Answer reflect.Type
}

// Definition is a workflow of any input and output type.
type Definition interface {
	// Name returns the workflow's name.
	Name() string
	// Build makes the state machine; nil when the list has errors.
	Build() (*asl.StateMachine, diag.List)
	// Lineage builds the machine and tells where its sensitive fields go; nil when the list has errors.
	Lineage() (*LineageReport, diag.List)
	// InputType returns the Go type of the input.
	InputType() reflect.Type
	// OutputType returns the Go type of the output.
	OutputType() reflect.Type
	// Callbacks returns the states that wait for a task token. They are known after Build.
	Callbacks() []Callback
	// Params returns the names of the parameters, sorted. They are known after Build.
	Params() []string
	// Tasks returns the Task states, in the order in which they were made. All are known after Build.
	Tasks() []TaskInfo
	// SetOrigins tells the states of the machine that Build made where the user wrote them.
	SetOrigins(*asl.StateMachine)
	// Express tells whether the workflow is an EXPRESS one.
	Express() bool
	handle() handle
}

// machine is the state machine behind a Workflow.
type machine struct {
	name       string
	in         reflect.Type
	at         callers
	comment    string
	timeout    *int
	partition  *node
	top        *scope
	scopes     []*scope
	roots      []*root
	space      ptrpath.Space
	variables  []*root
	callbacks  []Callback
	params     map[string]bool
	faults     diag.List
	unfinished []unfinished
	// finishing is where the user's call stands whose remainder Build carries out; nil otherwise.
	finishing callers
	required  []required
	forbidden []forbidden
}

func newMachine(name string, out reflect.Type) *machine {
	m := &machine{name: name}
	m.top = m.newScope(scopeTop, nil, out)
	remember(m)
	return m
}

func (m *machine) newScope(kind scopeKind, parent *state, out reflect.Type) *scope {
	s := &scope{m: m, kind: kind, parent: parent, out: out}
	m.scopes = append(m.scopes, s)
	return s
}

func (m *machine) addRoot(r *root) {
	m.roots = append(m.roots, r)
	m.space.Add(r.mem)
}

func (m *machine) fault(d diag.Diagnostic) {
	if !d.Pos.IsValid() && m.finishing != nil {
		d.Pos = m.finishing.pos()
	}
	m.faults = append(m.faults, d)
}

func validWorkflowName(name string) bool {
	return name != "" && len(name) <= 80 && strings.Trim(name,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == ""
}

// machines holds a weak pointer to every machine, for one purpose: to say which workflow a pointer belongs to that was used
// in another one. Nothing else reads it, and it keeps nothing alive.
var machines struct {
	sync.Mutex
	all map[weak.Pointer[machine]]bool
}

func remember(m *machine) {
	machines.Lock()
	defer machines.Unlock()
	if machines.all == nil {
		machines.all = map[weak.Pointer[machine]]bool{}
	}
	p := weak.Make(m)
	machines.all[p] = true
	runtime.AddCleanup(m, forget, p)
}

func forget(p weak.Pointer[machine]) {
	machines.Lock()
	defer machines.Unlock()
	delete(machines.all, p)
}

// ownerOf finds the root of another machine that pointer p leads into, or nil.
func ownerOf(p any, not *machine) *root {
	machines.Lock()
	defer machines.Unlock()
	for w := range machines.all {
		if m := w.Value(); m != nil && m != not {
			if r, _, err := m.space.Resolve(p); r != nil && err == nil {
				return r.Owner.(*root)
			}
		}
	}
	return nil
}
