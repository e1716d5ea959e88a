package rules_test

// legal are the changes that leave a golden machine right, with the reason: "kind field new-value", * for any object or any value.
var legal = map[string]string{
	// Without a field there is a default.
	"delete *.Comment":                         "a comment has no effect",
	"delete *.Output":                          "the state hands on its result, or its input",
	"delete Catcher.Assign":                    "nothing behind the catcher reads the variable",
	"delete Task.Assign":                       "the variable has its value from an earlier state; it is only renewed here",
	"delete Wait.Assign":                       "the variable has its value from an earlier state; it is only renewed here",
	"delete Fail.Error":                        "the execution fails without the name of an error",
	"delete Fail.Cause":                        "the execution fails without a cause",
	"delete Task.Arguments":                    "the input of the state is handed over",
	"delete Parallel.Arguments":                "the branches get the input of the state",
	"delete Task.Credentials":                  "the call is made with the role of the machine",
	"delete Task.TimeoutSeconds":               "the Task has no limit in time; only where it waits for somebody that is a finding",
	"delete Task.HeartbeatSeconds":             "no heartbeats are asked for; TimeoutSeconds still ends the wait",
	"delete StateMachine.TimeoutSeconds":       "the execution has no limit in time",
	"delete *.Retry":                           "nothing is retried",
	"delete *.Catch":                           "an error ends the execution; the state it led to is reached on other ways, too",
	"delete Retrier.IntervalSeconds":           "the default is 1",
	"delete Retrier.MaxAttempts":               "the default is 3",
	"delete Retrier.BackoffRate":               "the default is 2",
	"delete Retrier.MaxDelaySeconds":           "the delay is not limited",
	"delete Retrier.JitterStrategy":            "the default is NONE; only among the items of a Map that is a finding",
	"delete Map.Items":                         "the input of the state is the array",
	"delete Map.ItemReader":                    "the input of the state is the array",
	"delete Map.ItemSelector":                  "the processor gets the items as they are",
	"delete Map.ItemBatcher":                   "each child execution gets one item",
	"delete Map.MaxConcurrency":                "as many as Step Functions allows run at once",
	"delete Map.ResultWriter":                  "the results are held in the state; where a reader brings any number of items, that is a finding",
	"delete Map.Label":                         "Step Functions makes a label",
	"delete Map.ToleratedFailureCount":         "the percentage alone decides",
	"delete Map.ToleratedFailurePercentage":    "the count alone decides",
	"delete ItemBatcher.BatchInput":            "the batches hold the items only",
	"delete ItemBatcher.MaxItemsPerBatch":      "the bytes alone decide how large a batch is",
	"delete ItemBatcher.MaxInputBytesPerBatch": "the number of items alone decides how large a batch is",
	"delete ReaderConfig.CSVDelimiter":         "the default is a comma",
	"delete ReaderConfig.ItemsPointer":         "the file itself is the array",
	"delete ReaderConfig.ManifestType":         "the file is read as the CSV file that it is",
	"delete ReaderConfig.MaxItems":             "all items are read; where their results are held in the state, that is a finding",
	"delete ResultWriter.WriterConfig":         "the results are written in the form NONE",

	// Another type is right where a field takes any JSON value.
	"retype *.Output *":                "the output is any JSON value",
	"retype Map.ItemSelector *":        "an item is any JSON value",
	"retype ItemBatcher.BatchInput *":  "BatchInput is any JSON value",
	"retype Map.Items array":           "the items are written out",
	"retype Map.Items object":          "the members of an object are items, too",
	"retype Parallel.Arguments object": "an expression gives what an object can say as well",

	// A number may stand in the place of the expression that gives it.
	"retype Map.MaxConcurrency number":                "a number instead of an expression",
	"retype Map.ToleratedFailureCount number":         "a number instead of an expression",
	"retype Map.ToleratedFailurePercentage number":    "a number instead of an expression",
	"retype ItemBatcher.MaxItemsPerBatch number":      "a number instead of an expression",
	"retype ItemBatcher.MaxInputBytesPerBatch number": "a number instead of an expression",
	"retype ReaderConfig.MaxItems number":             "a number instead of an expression",
	"retype Task.TimeoutSeconds number":               "a number instead of an expression",
	"retype Task.HeartbeatSeconds number":             "a number instead of an expression",
	"retype Wait.Seconds number":                      "a number instead of an expression",

	// Another state of the same scope is a right target, as long as every state is still reached, the scope still ends, and what is
	// read has a value: all else is a finding.
	"retarget *.Next inside":    "all states are still reached, and what they read is there",
	"retarget *.Default inside": "all states are still reached, and what they read is there",
}
