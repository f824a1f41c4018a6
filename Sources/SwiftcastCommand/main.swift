// Replaced by the command.
print("swiftcast")
