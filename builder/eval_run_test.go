package builder_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/builder"
)

// asl is the part of a machine that the runner reads.
type aslScope struct {
	StartAt         string
	States          map[string]*aslState
	ProcessorConfig struct{ Mode string }
}

type aslState struct {
	Type, Resource, Next, Default           string
	Arguments, Assign, Output               json.RawMessage
	Items, ItemSelector, ItemBatcher        json.RawMessage
	TimeoutSeconds, HeartbeatSeconds        json.RawMessage
	MaxConcurrency, ToleratedFailureCount   json.RawMessage
	ToleratedFailurePercentage, Credentials json.RawMessage
	ItemReader, ResultWriter                json.RawMessage
	Seconds, Timestamp, Error, Cause        json.RawMessage
	Choices, Catch                          []aslRule
	ItemProcessor                           *aslScope
	Branches                                []aslScope
}

type aslRule struct {
	Condition, Assign, Output json.RawMessage
	ErrorEquals               []string
	Next                      string
}

// visit is what happened in a state: the evaluated fields, and what the work gave.
type visit struct {
	State          string
	Fields         map[string]json.RawMessage
	Result, Output json.RawMessage
}

// failure is an error of the States Language: a Fail state, or work that failed.
type failure struct{ Error, Cause *string }

// run is one execution of a machine in which every expression is evaluated and every value compared with its Go type.
type run struct {
	node      *node
	r         *rand.Rand
	machine   aslScope
	types     map[string]builder.StateTypes
	variables map[string]reflect.Type
	now       time.Time
	visits    []*visit
	results   map[string]any            // by state: what a Task gives instead of a random value
	tables    map[string]map[string]any // items in DynamoDB by table, one a table
	evaluated int
	steps     int
}

// maxRunSteps ends executions that loop.
const maxRunSteps = 60

var errTooLong = errors.New("execution is too long")

// frame is where a scope runs: its variables, its context object.
type frame struct {
	vars    map[string]json.RawMessage
	context map[string]any
}

func (f frame) inner() frame {
	vars := map[string]json.RawMessage{}
	for k, v := range f.vars {
		vars[k] = v
	}
	context := map[string]any{}
	for k, v := range f.context {
		context[k] = v
	}
	return frame{vars: vars, context: context}
}

// execution is the context of a fresh execution.
func (x *run) execution(input json.RawMessage) frame {
	x.now = x.now.Add(1500 * time.Millisecond)
	return frame{vars: map[string]json.RawMessage{}, context: map[string]any{
		"Execution": map[string]any{
			"Id": "arn:aws:states:eu-central-1:123456789012:execution:m:run", "Input": input, "Name": "run",
			"RoleArn": "arn:aws:iam::123456789012:role/r", "StartTime": x.now.Format("2006-01-02T15:04:05.000Z"), "RedriveCount": 0,
		},
		"StateMachine": map[string]any{"Id": "arn:aws:states:eu-central-1:123456789012:stateMachine:m", "Name": "m"},
	}}
}

func (x *run) scope(sc *aslScope, f frame, input json.RawMessage) (json.RawMessage, *failure, error) {
	name := sc.StartAt
	for {
		if x.steps++; x.steps > maxRunSteps {
			return nil, nil, errTooLong
		}
		s := sc.States[name]
		if s == nil {
			return nil, nil, fmt.Errorf("no state %q", name)
		}
		x.now = x.now.Add(time.Second)
		f.context["State"] = map[string]any{"Name": name, "EnteredTime": x.now.Format("2006-01-02T15:04:05.000Z"), "RetryCount": 0}
		v := &visit{State: name, Fields: map[string]json.RawMessage{}}
		x.visits = append(x.visits, v)
		st := &step{run: x, v: v, s: s, f: f, t: x.types[name], states: map[string]any{"input": input, "context": f.context}}
		next, fail, err := st.do(input)
		if err != nil {
			return nil, nil, fmt.Errorf("state %q: %w", name, err)
		}
		if fail != nil || next == "" {
			return v.Output, fail, nil
		}
		input, name = v.Output, next
	}
}

// step is one visit of a state at work.
type step struct {
	*run
	v      *visit
	s      *aslState
	f      frame
	t      builder.StateTypes
	states map[string]any
}

// eval evaluates a template at this step and compares it with a type, if there is one.
func (st *step) eval(field string, template json.RawMessage, t reflect.Type) (json.RawMessage, error) {
	if err := st.checkNames(template); err != nil {
		return nil, fmt.Errorf("%s: %w", field, err)
	}
	st.evaluated++
	value, err := st.node.eval(template, bindings{st.states, st.f.vars})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", field, err)
	}
	if t != nil {
		if err := conform(t, value); err != nil {
			return nil, fmt.Errorf("%s: %w from %s", field, err, template)
		}
	}
	st.v.Fields[field] = value
	return value, nil
}

var freeVariables = map[string][]jsonata.VariableRef{}

// checkNames refuses expressions that read variables or parts of $states that are not there: the reference implementation
// would take them for nothing.
func (st *step) checkNames(template json.RawMessage) error {
	var v any
	if err := json.Unmarshal(template, &v); err != nil {
		return err
	}
	return eachText(v, func(s string) error {
		if !strings.HasPrefix(s, "{%") {
			return nil
		}
		text := strings.TrimSuffix(strings.TrimPrefix(s, "{%"), "%}")
		refs, known := freeVariables[text]
		if !known {
			var err error
			if refs, err = builder.FreeVariables(text); err != nil {
				return fmt.Errorf("%w in %s", err, s)
			}
			freeVariables[text] = refs
		}
		for _, ref := range refs {
			if err := st.checkName(ref); err != nil {
				return fmt.Errorf("%w in %s", err, s)
			}
		}
		return nil
	})
}

func (st *step) checkName(ref jsonata.VariableRef) error {
	_, function := jsonata.LookupFunction(ref.Name)
	_, variable := st.f.vars[ref.Name]
	switch {
	case ref.Name != "states":
		if !function && !variable {
			return fmt.Errorf("variable $%s is not there", ref.Name)
		}
		return nil
	case len(ref.Path) == 0 || st.states[ref.Path[0]] == nil:
		return fmt.Errorf("$states.%s is not there", strings.Join(ref.Path, "."))
	case ref.Path[0] == "context" && len(ref.Path) > 1 && st.f.context[ref.Path[1]] == nil:
		return fmt.Errorf("$states.%s is not there", strings.Join(ref.Path, "."))
	}
	return nil
}

func eachText(v any, f func(string) error) error {
	switch x := v.(type) {
	case string:
		return f(x)
	case []any:
		for _, e := range x {
			if err := eachText(e, f); err != nil {
				return err
			}
		}
	case map[string]any:
		for _, e := range x {
			if err := eachText(e, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// do runs the state and returns the name of the next one, "" at the end.
func (st *step) do(input json.RawMessage) (string, *failure, error) {
	if err := st.settings(); err != nil {
		return "", nil, err
	}
	switch st.s.Type {
	case "Task":
		return st.task()
	case "Parallel":
		return st.parallel(input)
	case "Map":
		return st.mapped(input)
	case "Choice":
		return st.choice(input)
	case "Fail":
		return st.fail()
	case "Pass", "Succeed", "Wait":
		if err := st.wait(); err != nil {
			return "", nil, err
		}
		t := st.t.Output
		if t == nil {
			t = st.t.Value
		}
		return st.s.Next, nil, st.leave(st.s.Assign, st.s.Output, t, input)
	default:
		return "", nil, fmt.Errorf("type %q", st.s.Type)
	}
}

// settings evaluates the fields that hold a literal or an expression.
func (st *step) settings() error {
	whole, number, text := reflect.TypeFor[int](), reflect.TypeFor[float64](), reflect.TypeFor[map[string]string]()
	for _, f := range []struct {
		name  string
		value json.RawMessage
		t     reflect.Type
	}{
		{"TimeoutSeconds", st.s.TimeoutSeconds, whole}, {"HeartbeatSeconds", st.s.HeartbeatSeconds, whole},
		{"MaxConcurrency", st.s.MaxConcurrency, whole}, {"ToleratedFailureCount", st.s.ToleratedFailureCount, whole},
		{"ToleratedFailurePercentage", st.s.ToleratedFailurePercentage, number}, {"Credentials", st.s.Credentials, text},
		{"ItemReader", st.s.ItemReader, reflect.TypeFor[readerSettings]()}, {"ResultWriter", st.s.ResultWriter, reflect.TypeFor[writerSettings]()},
	} {
		if f.value == nil {
			continue
		}
		if _, err := st.eval(f.name, f.value, f.t); err != nil {
			return err
		}
	}
	return nil
}

// readerSettings is an ItemReader after evaluation.
type readerSettings struct {
	Resource     string
	Arguments    map[string]string
	ReaderConfig struct {
		InputType, CSVHeaderLocation, CSVDelimiter, ItemsPointer, ManifestType, Transformation *string  `json:",omitempty"`
		CSVHeaders                                                                             []string `json:",omitempty"`
		MaxItems                                                                               int      `json:",omitempty"`
	} `json:",omitzero"`
}

// writerSettings is a ResultWriter after evaluation.
type writerSettings struct {
	Resource     string            `json:",omitempty"`
	Arguments    map[string]string `json:",omitempty"`
	WriterConfig map[string]string `json:",omitempty"`
}

func (st *step) wait() error {
	if st.s.Seconds != nil {
		if _, err := st.eval("Seconds", st.s.Seconds, reflect.TypeFor[int]()); err != nil {
			return err
		}
	}
	if st.s.Timestamp != nil {
		if _, err := st.eval("Timestamp", st.s.Timestamp, reflect.TypeFor[time.Time]()); err != nil {
			return err
		}
	}
	return nil
}

// leave evaluates Assign and Output. Both see the variables as they were before.
func (st *step) leave(assign, output json.RawMessage, t reflect.Type, fallback json.RawMessage) error {
	st.v.Output = fallback
	assigned := map[string]json.RawMessage{}
	if assign != nil {
		value, err := st.eval("Assign", assign, nil)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(value, &assigned); err != nil {
			return err
		}
		for name, v := range assigned {
			if vt := st.variables[name]; vt != nil {
				if err := conform(vt, v); err != nil {
					return fmt.Errorf("Assign of %s: %w", name, err)
				}
			}
		}
	}
	if output != nil {
		value, err := st.eval("Output", output, t)
		if err != nil {
			return err
		}
		st.v.Output = value
	}
	for name, v := range assigned {
		st.f.vars[name] = v
	}
	return nil
}

func (st *step) choice(input json.RawMessage) (string, *failure, error) {
	for i, rule := range st.s.Choices {
		value, err := st.eval("Condition", rule.Condition, reflect.TypeFor[bool]())
		if err != nil {
			return "", nil, err
		}
		if string(value) == "true" {
			return rule.Next, nil, st.leave(rule.Assign, rule.Output, st.t.RuleOutputs[i], input)
		}
	}
	if st.s.Default == "" {
		return "", nil, errors.New("no rule is true, and there is no Default")
	}
	return st.s.Default, nil, st.leave(st.s.Assign, st.s.Output, nil, input)
}

func (st *step) fail() (string, *failure, error) {
	out := &failure{}
	for _, f := range []struct {
		name  string
		value json.RawMessage
		to    **string
	}{{"Error", st.s.Error, &out.Error}, {"Cause", st.s.Cause, &out.Cause}} {
		value, err := st.eval(f.name, f.value, reflect.TypeFor[string]())
		if err != nil {
			return "", nil, err
		}
		if err := json.Unmarshal(value, f.to); err != nil {
			return "", nil, err
		}
	}
	return "", out, nil
}

// finish is what Task, Parallel and Map do when the work has ended.
func (st *step) finish(result json.RawMessage, fail *failure) (string, *failure, error) {
	if fail == nil {
		st.states["result"] = result
		st.v.Result = result
		return st.s.Next, nil, st.leave(st.s.Assign, st.s.Output, st.t.Output, result)
	}
	for i, rule := range st.s.Catch {
		name := ""
		if fail.Error != nil {
			name = *fail.Error
		}
		if !slices.Contains(rule.ErrorEquals, name) && !slices.Contains(rule.ErrorEquals, "States.ALL") {
			continue
		}
		members := map[string]string{}
		if fail.Error != nil {
			members["Error"] = *fail.Error
		}
		if fail.Cause != nil {
			members["Cause"] = *fail.Cause
		}
		text, err := json.Marshal(members)
		if err != nil {
			return "", nil, err
		}
		st.states["errorOutput"] = json.RawMessage(text)
		return rule.Next, nil, st.leave(rule.Assign, rule.Output, st.t.CatchOutputs[i], text)
	}
	return "", fail, nil
}

// randomFailure makes an error that one of the catchers takes.
func (st *step) randomFailure() *failure {
	names := st.s.Catch[st.r.IntN(len(st.s.Catch))].ErrorEquals
	name := names[st.r.IntN(len(names))]
	out := &failure{}
	if name != "States.ALL" {
		out.Error = &name
	} else if st.r.IntN(2) == 0 {
		out.Error = new("Custom.Error")
	}
	if st.r.IntN(3) > 0 {
		out.Cause = new(randomText(st.r))
	}
	return out
}
