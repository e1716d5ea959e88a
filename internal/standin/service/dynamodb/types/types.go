// Package types stands for the package of that name of the AWS SDK for Go in the tests of the library.
package types

// AttributeValue is a union.
type AttributeValue interface{ isAttributeValue() }

type (
	// AttributeValueMemberS is its member S.
	AttributeValueMemberS struct{ Value string }
	// AttributeValueMemberBOOL is its member BOOL.
	AttributeValueMemberBOOL struct{ Value bool }
	// AttributeValueMemberNULL is its member NULL.
	AttributeValueMemberNULL struct{ Value bool }
	// AttributeValueMemberSS is its member SS.
	AttributeValueMemberSS struct{ Value []string }
	// AttributeValueMemberL is its member L.
	AttributeValueMemberL struct{ Value []AttributeValue }
	// AttributeValueMemberM is its member M.
	AttributeValueMemberM struct{ Value map[string]AttributeValue }
)

func (*AttributeValueMemberS) isAttributeValue()    {}
func (*AttributeValueMemberBOOL) isAttributeValue() {}
func (*AttributeValueMemberNULL) isAttributeValue() {}
func (*AttributeValueMemberSS) isAttributeValue()   {}
func (*AttributeValueMemberL) isAttributeValue()    {}
func (*AttributeValueMemberM) isAttributeValue()    {}
