package asltest

import (
	"runtime"
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/asl/interp/items"
	"github.com/aslgen/aslgen/builder"
)

// Execution is a run of a workflow whose input is an In and whose output is an Out. All that does not depend on these types
// is in [Runner].
type Execution[In, Out any] struct {
	*Runner
}

// Runner is a run of a workflow: its mocks, what it did so far, and what it waits for.
type Runner struct {
	t        TB
	def      builder.Definition
	machine  *asl.StateMachine
	input    any
	options  interp.Options
	params   map[string]string
	tasks    map[taskKey]builder.TaskInfo
	machines []named // the run's own, and the nested ones
	byState  map[string]mock
	byCall   map[string]mock
	byARN    map[string]mock
	turns    map[*sequence]int // how many answers each gave
	calls    []Call
	store    *items.Memory
	startAt  string // "" for the start of the machine
	x        *interp.Execution
	starting bool
	drawer   *drawer // of a run of Fuzz, else nil
	skip     func()  // ends a test of Fuzz that cannot go on
	pkg      string  // the package of the test, whose types need no qualifier
}

// named is a machine and the name that its executions have.
type named struct {
	built
	name string
}

// taskKey names a state of a machine.
type taskKey struct{ machine, state string }

// Running is a run of any types: an *[Execution] or a *[Runner].
type Running interface{ runner() *Runner }

func (r *Runner) runner() *Runner { return r }

// Option says how a workflow runs.
type Option func(*Runner)

// Run makes a run of a workflow. The mistakes that Build finds fail the test. The run starts with the first question about it.
func Run[In, Out any](t TB, w *builder.Workflow[In, Out], input In, options ...Option) *Execution[In, Out] {
	t.Helper()
	return &Execution[In, Out]{newRunner(t, build(t, w), input, callerPackage(), options)}
}

// Configure changes the options of the interpreter: its clock, seed, region, limits. Its Tasks are those of the mocks.
func Configure(change func(*interp.Options)) Option {
	return func(r *Runner) { change(&r.options) }
}

// StartAt lets the run begin at a state of the outermost scope, with values of variables, as if the states before it had run: for a part
// of a long workflow, and for a state that is there for safety only. The input of the run is that of the state. The state must be
// one of the workflow, and the values must have a JSON form.
func StartAt(state string, variables map[string]any) Option {
	return func(r *Runner) {
		r.t.Helper()
		if r.machine.States.Get(state) == nil {
			r.t.Fatalf("workflow %q has no state %q in its outermost scope", r.def.Name(), state)
		}
		r.startAt = state
		if r.options.Variables == nil {
			r.options.Variables = map[string]any{}
		}
		for name, v := range variables {
			tree, err := builder.Encode(v)
			if err != nil {
				r.t.Fatalf("the variable %q has no JSON form: %v", name, err)
			}
			r.options.Variables[name] = value.FromTree(tree)
		}
	}
}

// Param sets what a parameter of the workflow, made with [builder.Param], is. Without it "${name}" stands in its place.
func Param(name, text string) Option { return func(r *Runner) { r.params[name] = text } }

// Machine lets another workflow run where the run starts an execution of it by states:startExecution. arn is the ARN that the state has, its
// last part, or "${name}" for a parameter. Mocks are given to the same run; of two states of one name, [Runner.On] means the one of the run's own workflow.
func Machine(arn string, w builder.Definition) Option {
	return func(r *Runner) {
		r.t.Helper()
		b := build(r.t, w)
		r.options.Machines[arn] = b.machine
		r.add(arn[strings.LastIndexByte(arn, ':')+1:], b)
	}
}

// built is a workflow and the machine that it made.
type built struct {
	def     builder.Definition
	machine *asl.StateMachine
}

func build(t TB, w builder.Definition) built {
	t.Helper()
	machine, faults := w.Build()
	if faults.HasErrors() || machine == nil {
		t.Fatalf("workflow %q cannot be built:\n%s", w.Name(), faults)
	}
	return built{w, machine}
}

func newRunner(t TB, b built, input any, pkg string, options []Option) *Runner {
	t.Helper()
	r := &Runner{
		t: t, def: b.def, machine: b.machine, pkg: pkg, params: map[string]string{}, tasks: map[taskKey]builder.TaskInfo{},
		byState: map[string]mock{}, byCall: map[string]mock{}, byARN: map[string]mock{}, turns: map[*sequence]int{}, store: &items.Memory{},
	}
	r.add(b.def.Name(), b)
	r.options = interp.Options{StateMachineName: b.def.Name(), Machines: map[string]*asl.StateMachine{}}
	if b.def.Express() {
		r.options.ExecutionType = asl.ExecutionExpress
	}
	tree, err := builder.Encode(input)
	if err != nil {
		t.Fatalf("the input of workflow %q has no JSON form: %v", b.def.Name(), err)
	}
	r.input = value.FromTree(tree)
	for _, o := range options {
		if o != nil {
			o(r)
		}
	}
	for _, m := range r.machines {
		watch(m.built, r)
	}
	t.Cleanup(r.collect)
	return r
}

// add makes a machine known under the name that its executions have.
func (r *Runner) add(name string, b built) {
	r.machines = append(r.machines, named{b, name})
	for _, info := range b.def.Tasks() {
		r.tasks[taskKey{name, info.State}] = info
	}
}

// machineOf returns the name of the machine that an execution runs; the children of a distributed Map run a part of one.
func machineOf(x *interp.Execution) string {
	name, _, _ := strings.Cut(x.StateMachineName(), "/")
	return name
}

// task finds the task state of a name: in the machine that is meant, else in the run's own, else in a nested one.
func (r *Runner) task(machine, state string) (builder.TaskInfo, bool) {
	info, ok := r.tasks[taskKey{machine, state}]
	for i := 0; !ok && i < len(r.machines); i++ {
		info, ok = r.tasks[taskKey{r.machines[i].name, state}]
	}
	return info, ok
}

// started starts the run when it has not, and returns the execution.
func (r *Runner) started() *interp.Execution {
	r.t.Helper()
	if r.x != nil {
		return r.x
	}
	if r.starting {
		r.t.Fatalf("a mock of workflow %q asks about the run that it answers", r.def.Name())
	}
	r.starting = true
	if r.options.S3 == nil {
		r.options.S3 = r.store
	}
	o := r.options
	o.Tasks = r.answer
	machines := map[string]*asl.StateMachine{}
	for name, m := range o.Machines {
		machines[name] = r.filled(m)
	}
	o.Machines = machines
	machine := r.filled(r.machine)
	if r.startAt != "" {
		part := *machine
		part.StartAt = r.startAt
		machine = &part
	}
	x, err := interp.Start(machine, r.input, o)
	if err != nil {
		r.t.Fatalf("workflow %q does not start: %v", r.def.Name(), err)
	}
	r.x = x
	return x
}

// filled returns the machine with the parameters that are set.
func (r *Runner) filled(m *asl.StateMachine) *asl.StateMachine {
	r.t.Helper()
	if len(r.params) == 0 {
		return m
	}
	var pairs []string
	for name, text := range r.params {
		quoted := value.Text(text)
		pairs = append(pairs, "${"+name+"}", quoted[1:len(quoted)-1])
	}
	out, faults := asl.Parse(r.def.Name(), []byte(strings.NewReplacer(pairs...).Replace(string(m.Print()))))
	if faults.HasErrors() {
		r.t.Fatalf("the parameters do not fit into the machine:\n%s", faults)
	}
	return out
}

// Interp returns the execution of the interpreter, for what this package does not tell: the history, Map Runs, nested executions.
func (r *Runner) Interp() *interp.Execution {
	r.t.Helper()
	return r.started()
}

// Advance lets time pass on the run's clock: timeouts, heartbeats, waits and delays that come due happen in their order.
func (r *Runner) Advance(d time.Duration) {
	r.t.Helper()
	r.started().Advance(d)
}

// Finish lets time pass until the run ends or waits for something that no time brings.
func (r *Runner) Finish() {
	r.t.Helper()
	r.started().Finish()
}

// Stop aborts the execution, as StopExecution does.
func (r *Runner) Stop(name, cause string) {
	r.t.Helper()
	r.started().Stop(name, cause)
}

// Now returns the time on the run's clock.
func (r *Runner) Now() time.Time {
	r.t.Helper()
	return r.started().Now()
}

// callerPackage returns the path of the package that called the exported function of this one.
func callerPackage() string {
	pc, _, _, ok := runtime.Caller(2)
	if !ok {
		return ""
	}
	name := runtime.FuncForPC(pc).Name()
	slash := strings.LastIndexByte(name, '/') + 1
	dot := strings.IndexByte(name[slash:], '.')
	if dot < 0 {
		return ""
	}
	return name[:slash+dot]
}
