package io.postern.app.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Yes and no as Go's {@code strconv.ParseBool} reads them. */
final class GoBoolean implements ITypeConverter<Boolean> {

    @Override
    public Boolean convert(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default -> throw new TypeConversionException("'" + text + "' is not true or false");
        };
    }
}
