package builder

// TaggedPerson has the name of a type of the tests outside.
type TaggedPerson struct {
	Name string `asl:"sensitive"`
}
