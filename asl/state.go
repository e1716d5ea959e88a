package asl

// State is one state: *[Task], *[Parallel], *[Map], *[Pass], *[Wait], *[Choice], *[Succeed], *[Fail] or *[UnknownState].
// The set is closed; a switch over it ends in a default that panics.
type State interface {
	Element
	// Kind returns the value of the Type field.
	Kind() StateType
	state()
}

func (*Task) state()         {}
func (*Parallel) state()     {}
func (*Map) state()          {}
func (*Pass) state()         {}
func (*Wait) state()         {}
func (*Choice) state()       {}
func (*Succeed) state()      {}
func (*Fail) state()         {}
func (*UnknownState) state() {}

// Kind returns [TypeTask].
func (*Task) Kind() StateType { return TypeTask }

// Kind returns [TypeParallel].
func (*Parallel) Kind() StateType { return TypeParallel }

// Kind returns [TypeMap].
func (*Map) Kind() StateType { return TypeMap }

// Kind returns [TypePass].
func (*Pass) Kind() StateType { return TypePass }

// Kind returns [TypeWait].
func (*Wait) Kind() StateType { return TypeWait }

// Kind returns [TypeChoice].
func (*Choice) Kind() StateType { return TypeChoice }

// Kind returns [TypeSucceed].
func (*Succeed) Kind() StateType { return TypeSucceed }

// Kind returns [TypeFail].
func (*Fail) Kind() StateType { return TypeFail }

// Kind returns the Type field as it stands, "" when it is absent or no string.
func (s *UnknownState) Kind() StateType { return s.Type }

// UnknownState is a state whose Type is missing or none that the model knows. It keeps its members, so that a document
// of a later version survives; the fields that most states share can be read.
type UnknownState struct {
	Node

	// Type is the unknown type. Empty: the field is absent or not a string.
	Type StateType `asl:"required"`
	// Comment describes the state for people.
	Comment *string
	// QueryLanguage is the language of this state. Absent: that of the machine.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// Next is the name of the state to run after this one.
	Next *string `asl:"excludes=End"`
	// End says that the scope ends after this state.
	End *bool `asl:"excludes=Next,const=true"`
}

// newState returns an empty state of a known type, or nil.
func newState(kind StateType) State {
	switch kind {
	case TypeTask:
		return &Task{}
	case TypeParallel:
		return &Parallel{}
	case TypeMap:
		return &Map{}
	case TypePass:
		return &Pass{}
	case TypeWait:
		return &Wait{}
	case TypeChoice:
		return &Choice{}
	case TypeSucceed:
		return &Succeed{}
	case TypeFail:
		return &Fail{}
	default:
		return nil
	}
}
