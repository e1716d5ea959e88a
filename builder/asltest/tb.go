package asltest

// TB is what the package needs of a test: *[testing.T], *[testing.B] and [testing.TB] are one.
type TB interface {
	// Helper marks the calling function as a helper.
	Helper()
	// Name is the name of the test.
	Name() string
	// Cleanup calls a function when the test has ended.
	Cleanup(func())
	// Logf writes to the log of the test.
	Logf(format string, args ...any)
	// Errorf fails the test and goes on.
	Errorf(format string, args ...any)
	// Fatalf fails the test and ends it.
	Fatalf(format string, args ...any)
}
