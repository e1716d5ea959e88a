// Package sdktest compares package sdktask with the AWS SDK for Go itself and with the catalogue of AWS calls. It is a module of its
// own, so that the library does not depend on the SDK.
package sdktest

//go:generate go run ./gen
