// Package dynamodbtask reads and writes items of Amazon DynamoDB tables from a workflow, by the optimized integration.
//
// A [Table] knows the Go type of its items. Its calls take and give values of that type; the builder writes them as attribute
// values and reads them back, so that no {"S": …} shows in a workflow:
//
//	studies := dynamodbtask.NewTable[Study](builder.Param("studies"))
//	row := studies.Row() // *Study: names attributes
//
//	put := builder.Task(w, "Keep", studies.PutItem(dynamodbtask.Condition(dynamodbtask.AttributeNotExists(&row.ID)))).
//		Arguments(&study, builder.Bind(&study.ID, &in.ID))
//	get := builder.Task(w, "Find", studies.GetItem(dynamodbtask.Key(&row.ID, &in.ID)))
//	found := builder.Present(&get.Result().Item)
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
//
// # Attribute values
//
// Names and options are those of encoding/json. Texts, times and types with a text form become S, numbers N, bool BOOL, []byte B
// with the base64 text that encoding/json writes, lists L, structs and maps M. Lists with one of the options of the AWS SDK's tag,
// as in dynamodbav:",stringset", numberset or binaryset, become SS, NS or BS; other names in that tag must be those of the json tag.
// What a value of type any, a json.RawMessage or a json.Marshaler becomes, its JSON tells.
//
// A nil pointer becomes NULL, and is left out where its json tag has omitempty or omitzero. The key attributes of a secondary index
// must not be NULL: give them omitempty. A nil list or map becomes an empty one. A set without elements is left out, since
// DynamoDB has none.
//
// Literal numbers keep every digit. Numbers that are known at run time are those of JSONata, 64-bit floating point numbers: whole
// numbers keep all digits up to 2⁵³, fractions 15 digits. Keep greater ones, and amounts of money, in texts.
package dynamodbtask
