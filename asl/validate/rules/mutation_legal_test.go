package rules_test

// legal are the changes that leave a machine right, with the reason: "kind field new-value", * for any object or any value.
var legal = map[string]string{}
