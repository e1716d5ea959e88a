package eval

func fnBoolean(_ *evaluation, args []any) (any, error) {
	if args[0] == undefined {
		return undefined, nil
	}
	return truth(args[0]), nil
}

func fnNot(_ *evaluation, args []any) (any, error) {
	if args[0] == undefined {
		return undefined, nil
	}
	return !truth(args[0]), nil
}

func fnExists(_ *evaluation, args []any) (any, error) { return args[0] != undefined, nil }

// fnError is $error.
func fnError(_ *evaluation, args []any) (any, error) {
	return nil, fail("D3137", textOr(args[0], "$error() function evaluated"))
}

func fnAssert(_ *evaluation, args []any) (any, error) {
	if !truth(args[0]) {
		return nil, fail("D3141", textOr(args[1], "$assert() statement failed"))
	}
	return undefined, nil
}
