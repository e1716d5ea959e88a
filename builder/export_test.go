package builder

// AllowAnySize lets Build make machines over 1 MiB, so that its cost can be measured on them. The function it returns undoes that.
func AllowAnySize() (undo func()) {
	before := unjudged
	unjudged = append([]string{"ASL5001"}, before...)
	return func() { unjudged = before }
}
