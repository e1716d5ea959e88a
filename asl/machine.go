package asl

// StateMachine is a whole state machine, the top-level object of a document. Spec: #toplevelfields.
type StateMachine struct {
	Node

	// Comment describes the machine for people; it has no effect. Spec: #toplevelfields.
	Comment *string
	// QueryLanguage is the language of every state that does not name its own. Absent: JSONPath. When it is JSONata, no
	// state may go back to JSONPath. Spec: #query-language.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// Version is the version of the States Language; the only one is "1.0", also when absent. Spec: #toplevelfields.
	Version *string `jsonschema:"enum=1.0"`
	// TimeoutSeconds is the longest time in seconds that an execution may run, 1 to 99,999,999; then it ends as timed out.
	// Absent: no limit but the service's own. It takes no expression. Spec: #toplevelfields.
	TimeoutSeconds *int `jsonschema:"minimum=1,maximum=99999999"`
	// StartAt is the name of the state that runs first; it must be one of States. Spec: #toplevelfields.
	StartAt string `asl:"required"`
	// States are the states of the machine by name. A name has at most 80 characters and must be unique in the whole
	// machine, branches and processors included. Spec: #states-fields.
	States States `asl:"required"`
}

// States are the states of one scope with their names, in order. JSON spells them as an object. In a parsed document a
// name may occur more than once; the last one counts, and all of them are held.
type States []NamedState

// NamedState is one entry of [States].
type NamedState struct {
	// Name is the name of the state, the key in the States object.
	Name string
	// State is the state itself. Nil is printed as null.
	State State

	// namePos is one more than the byte offset of the name in the source text, 0 when built.
	namePos int
}

// Get returns the state with that name, or nil when there is none. Of duplicates the last one counts.
func (s States) Get(name string) State {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].Name == name {
			return s[i].State
		}
	}
	return nil
}

// Names returns the names of the states in order, with duplicates.
func (s States) Names() []string {
	names := make([]string, len(s))
	for i := range s {
		names[i] = s[i].Name
	}
	return names
}
