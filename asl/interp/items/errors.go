package items

import "fmt"

// Names of the errors of a state that this package gives.
const (
	// ItemReaderFailed is the name of the error of a [Reader].
	ItemReaderFailed = "States.ItemReaderFailed"
	// ResultWriterFailed is the name of the error of a [Writer].
	ResultWriterFailed = "States.ResultWriterFailed"
	// DataLimitExceeded is the name of the error of [Batches] about an item that is too large.
	DataLimitExceeded = "States.DataLimitExceeded"
)

// Error is an error of the Map state: what its Retry and Catch see.
type Error struct {
	// Name is the name of the error, such as [ItemReaderFailed].
	Name string
	// Cause is the text that explains it, as an execution shows it.
	Cause string
}

// Error implements error.
func (e *Error) Error() string { return e.Name + ": " + e.Cause }

// UnsupportedError says that AWS can do what is asked for and this package cannot. It is no error of the state: an execution
// that meets it proves nothing, so no Catch may hide it.
type UnsupportedError struct {
	// What is what is not supported.
	What string
	// Remedy is what to do about it.
	Remedy string
}

// Error implements error.
func (e *UnsupportedError) Error() string { return "not supported here: " + e.What + ": " + e.Remedy }

// readerError returns an error of the reader.
func readerError(format string, args ...any) *Error {
	return &Error{Name: ItemReaderFailed, Cause: fmt.Sprintf(format, args...)}
}
