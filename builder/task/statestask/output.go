package statestask

// StartExecutionOutput is the answer of StartExecution.
type StartExecutionOutput struct {
	// ExecutionArn is the ARN of the execution.
	ExecutionArn string `json:"ExecutionArn"`
	// StartDate is when it started, in milliseconds since 1970.
	StartDate int64 `json:"StartDate"`
}

// Execution is what is known of an execution that has succeeded.
type Execution[In, Out any] struct {
	// ExecutionArn is the ARN of the execution.
	ExecutionArn string `json:"ExecutionArn"`
	// StateMachineArn is the ARN of the state machine.
	StateMachineArn string `json:"StateMachineArn"`
	// Name is the name of the execution.
	Name string `json:"Name"`
	// Status is SUCCEEDED: any other one has failed the state.
	Status string `json:"Status"`
	// StartDate is when it started, in milliseconds since 1970.
	StartDate int64 `json:"StartDate"`
	// StopDate is when it ended, in milliseconds since 1970.
	StopDate int64 `json:"StopDate"`
	// Input is what it took.
	Input In `json:"Input"`
	// InputDetails tells about Input.
	InputDetails DataDetails `json:"InputDetails"`
	// Output is what it gave.
	Output Out `json:"Output"`
	// OutputDetails tells about Output.
	OutputDetails DataDetails `json:"OutputDetails"`
}

func (Execution[In, Out]) whole() {}

// DataDetails tells about the input or the output of an execution.
type DataDetails struct {
	// Included reports whether it is there.
	Included bool `json:"Included"`
}
