package schema

// Codes of findings that say something about the document as a whole.
const (
	// CodeOtherLanguage is the error about a field of the other query language. At the document itself it says that all of the
	// states are written in JSONata, and that the machine does not say so.
	CodeOtherLanguage = "ASL1004"
	// CodePlaceholder is the warning about a ${name} placeholder where a number or a word must stand.
	CodePlaceholder = "ASL1017"
	// CodeTooDeep is the error after which nothing else of the document is checked.
	CodeTooDeep = "ASL1018"
)

// Missing reports whether a code says that something is missing in the object it points at. The object itself may have
// other faults.
func Missing(code string) bool { return code == missingField.Code || code == missingChoice.Code }

// Opaque reports whether the value that a finding of the code points at cannot be understood at all, with all that is in it:
// it has the wrong type, or stands where nothing of its name may.
func Opaque(code string) bool {
	switch code {
	case wrongType.Code, unknownField.Code, otherLanguageField.Code, misplacedField.Code, distributed.Code, unknownType.Code,
		mixedLanguage.Code:
		return true
	default:
		return false
	}
}
