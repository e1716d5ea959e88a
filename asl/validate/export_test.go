package validate

// SetPortion sets the number of states that rules with ByState are run for at a time, and returns a function that resets it.
func SetPortion(states int) (reset func()) {
	before := portionStates
	portionStates = states
	return func() { portionStates = before }
}
