package iam

import (
	"cmp"
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/service"
)

// Derive returns the permissions that the role of a machine needs for all that its states do, and what it cannot tell about them. The
// machine may come from anywhere and may be wrong: what no Task can call gives no permission. It is not changed.
func Derive(machine *asl.StateMachine, options Options) *Policy {
	d := newDeriver()
	asl.Walk(machine, func(v asl.Visit) bool {
		d.assignments(v)
		d.locates(v)
		return true
	})
	asl.Walk(machine, func(v asl.Visit) bool {
		switch s := v.State.(type) {
		case *asl.Task:
			d.sees(s.Resource)
			d.task(v, s)
		case *asl.Map:
			d.distributed(v, s)
		}
		return true
	})
	d.mapRuns()
	d.options(options)
	return d.policy()
}

func newDeriver() *deriver {
	return &deriver{variables: map[string][]arg{}, asking: map[string]bool{}, found: map[string][]Resource{}, told: map[string]bool{}}
}

// policy is what is derived.
func (d *deriver) policy() *Policy {
	return &Policy{Statements: d.merge(), Unknown: d.sortedUnknown(), Partition: d.partition()}
}

// deriver is the state of one derivation.
type deriver struct {
	grants     []grant
	unknown    []Unknown
	told       map[string]bool // fields that unknown tells of
	maps       []mapRun
	variables  map[string][]arg      // all values that are assigned to a name
	asking     map[string]bool       // variables whose value is just being found
	found      map[string][]Resource // values of variables that were asked
	partitions []string              // of the Resources
	located    bool                  // a query tells where its results go
}

// partition returns the one partition that the Resources name.
func (d *deriver) partition() string {
	if len(d.partitions) != 1 || !service.KnownPartition(d.partitions[0]) {
		return ""
	}
	return d.partitions[0]
}

// sees remembers the partition of a Resource.
func (d *deriver) sees(resource string) {
	if r, ok := service.Parse(resource); ok && !slices.Contains(d.partitions, r.Partition) {
		d.partitions = append(d.partitions, r.Partition)
	}
}

// assignments remembers the variables that a state assigns.
func (d *deriver) assignments(v asl.Visit) {
	jsonata := v.QueryLanguage() == asl.JSONata
	add := func(assign *jsontree.Value) {
		if assign == nil {
			return
		}
		a := arg{d: d, jsonata: jsonata, tree: assign}
		if assign.Kind() == jsontree.Object {
			for _, m := range assign.Members() {
				name := m.Name
				if n := len(name) - 2; !jsonata && n > 0 && name[n:] == ".$" {
					name = name[:n]
				}
				d.variables[name] = append(d.variables[name], a.member(name))
			}
		}
	}
	add(asl.AssignOf(v.State))
	for _, c := range asl.CatchOf(v.State) {
		add(c.Assign)
	}
	if choice, ok := v.State.(*asl.Choice); ok {
		for _, rule := range choice.Choices {
			add(rule.Assign)
		}
	}
}

// options adds what the options ask for.
func (d *deriver) options(o Options) {
	c := &call{d: d}
	if o.Logging {
		c.fixed(service.GrantsOf(service.ForLogging), "executions are logged to CloudWatch Logs, whose delivery knows no resources")
	}
	if o.XRay {
		c.fixed(service.GrantsOf(service.ForXRay), "executions are traced by AWS X-Ray, which knows no resources")
	}
	if o.KMSKey != "" {
		d.key(named("arn:${Partition}:kms:${Region}:${Account}:key/", literal(o.KMSKey)), o.Logging)
	}
}

// key lets the machine use the key that encrypts it, and log deliveries the same key.
func (d *deriver) key(key Resource, logging bool) {
	d.grant(grant{
		actions: []string{"kms:Decrypt", "kms:GenerateDataKey"}, resources: []Resource{key},
		conditions: []Condition{{Operator: "StringEquals", Key: "kms:EncryptionContext:aws:states:stateMachineArn", Values: []Resource{{{Hole: HoleStateMachineARN}}}}},
		why:        "the machine and the data of its executions are encrypted with a key of its own",
	})
	if logging {
		d.grant(grant{
			actions: []string{"kms:GenerateDataKey"}, resources: []Resource{key},
			conditions: []Condition{{Operator: "StringEquals", Key: "kms:EncryptionContext:SourceArn", Values: []Resource{parse("arn:${Partition}:logs:${Region}:${Account}:*")}}},
			why:        "what is logged is encrypted with the key of the machine",
		})
	}
}

// sortedUnknown returns what is not known, in the order of the document, each once.
func (d *deriver) sortedUnknown() []Unknown {
	seen := map[Unknown]bool{}
	var list []Unknown
	for _, u := range d.unknown {
		if !seen[u] {
			seen[u] = true
			list = append(list, u)
		}
	}
	slices.SortStableFunc(list, func(a, b Unknown) int { return cmp.Compare(order(a), order(b)) })
	return list
}

// order puts what concerns the whole machine last.
func order(u Unknown) int {
	if u.State == "" {
		return 1
	}
	return 0
}
