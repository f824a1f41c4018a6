/// A catalog model whose fit has a file format: `SavedModel` turns it into bytes and back.
///
/// The format is `SavedModel`'s business; it knows the two kinds of fits there are.
public protocol SavableModel: CatalogModel {}
